import Foundation

/// The file system that a folder is on, as the kernel's table of mounts has it (proc_pid_mountinfo(5)).
struct Mount: Sendable, Equatable {
  /// `ext4`, `nfs4`, `fuse.sshfs`
  let kind: String
  /// Of this mount: `rw`, `noexec`
  let options: [String]

  /// nil where the table does not say: there is none, or the file system numbers its parts by itself.
  init?(holding path: String, table: String = ProcFile.text("/proc/self/mountinfo")) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    self.init(device: Self.number(UInt64(status.st_dev)), table: table)
  }

  /// - Parameter device: `8:1`
  init?(device: String, table: String) {
    for row in table.split(separator: "\n") {
      // id parent device root mountpoint options tags… - kind source options
      let columns = row.split(separator: " ")
      guard columns.count > 6, columns[2] == device, let dash = columns[6...].firstIndex(of: "-"),
        dash + 1 < columns.count
      else { continue }
      kind = String(columns[dash + 1])
      options = columns[5].split(separator: ",").map(String.init)
      return
    }
    return nil
  }

  /// A device's major and minor number, which Linux packs as makedev(3) does.
  private static func number(_ device: UInt64) -> String {
    let major = (device >> 8) & 0xFFF | (device >> 32) & 0xFFFF_F000
    let minor = device & 0xFF | (device >> 12) & 0xFFFF_FF00
    return "\(major):\(minor)"
  }

  /// Other machines may change files here without a word from this one's kernel. Folders of the host are of these kinds in
  /// virtual machines and containers.
  var changesUnnoticed: Bool {
    ["nfs", "cifs", "smb", "9p", "virtiofs", "vboxsf", "prl_fs", "drvfs", "ceph", "afs", "lustre", "coda", "fakeowner"]
      .contains(where: kind.hasPrefix) || kind == "fuse" || kind.hasPrefix("fuse.")
  }
}
