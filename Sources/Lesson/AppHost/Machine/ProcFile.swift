import Foundation

/// A file of /proc, which is made as it is read (proc(5)).
///
/// Not read by Foundation, which keeps a page of memory for ever for each such file that turns out to be empty.
enum ProcFile {
  /// Nothing where it cannot be read.
  static func text(_ path: String) -> String {
    var bytes: [UInt8] = []
    read(path) {
      bytes += $0
      return true
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The lines up to the first that is not wanted. The system need not make those that come later.
  static func lines(_ path: String, while isWanted: (String) -> Bool) -> [String] {
    var (lines, rest): ([String], [UInt8]) = ([], [])
    read(path) { bytes in
      rest += bytes
      while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
        let line = String(decoding: rest[..<end], as: UTF8.self)
        guard isWanted(line) else { return false }
        lines.append(line)
        rest.removeSubrange(...end)
      }
      return true
    }
    return lines
  }

  /// - Parameter take: gets the next bytes and says whether to go on.
  private static func read(_ path: String, _ take: (UnsafeRawBufferPointer) -> Bool) {
    let number = open(path, O_RDONLY | O_CLOEXEC)
    guard number >= 0 else { return }
    let file = Descriptor(number)
    withUnsafeTemporaryAllocation(byteCount: 4096, alignment: 1) { buffer in
      while true {
        let count = Foundation.read(file.number, buffer.baseAddress, buffer.count)
        guard count > 0, take(UnsafeRawBufferPointer(rebasing: buffer[..<count])) else { return }
      }
    }
  }
}
