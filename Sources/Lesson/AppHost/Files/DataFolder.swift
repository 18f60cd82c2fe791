import Foundation

/// The folder DATA_DIR of an app, read from our side. The app may change its files meanwhile.
struct DataFolder: Sendable {
  let url: URL

  /// A file as it was at one moment.
  struct File: Sendable {
    /// Its path in the folder.
    let name: String
    let bytes: [UInt8]
  }

  /// The paths of those files that hold something, in folders within as well, in order.
  var paths: [String] {
    let keys: Set<URLResourceKey> = [.isRegularFileKey, .fileSizeKey]
    let all = FileManager.default.enumerator(at: url, includingPropertiesForKeys: Array(keys))
    let found = (all?.compactMap { $0 as? URL } ?? []).filter { file in
      guard let values = try? file.resourceValues(forKeys: keys) else { return false }
      return values.isRegularFile == true && (values.fileSize ?? 0) > 0
    }
    let prefix = url.resolvingSymlinksInPath().path + "/"
    return found.map { file in
      let path = file.resolvingSymlinksInPath().path
      return path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : file.lastPathComponent
    }.sorted()
  }

  /// What stands in the files, logs and journals of a database included: what was written last may stand only there.
  ///
  /// - Parameter limit: how many bytes are read of all of them together.
  func files(limit: Int = 64 << 20) -> [File] {
    var left = limit
    return paths.compactMap { path in
      let bytes = Self.bytes(of: url.appending(path: path), limit: left)
      left -= bytes.count
      return bytes.isEmpty ? nil : File(name: path, bytes: bytes)
    }
  }

  /// Nothing where it is gone, or is no ordinary file any more.
  private static func bytes(of file: URL, limit: Int) -> [UInt8] {
    // A file may have become a pipe since it was found; to open that must not wait for somebody who writes.
    let number = open(file.path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard number >= 0 else { return [] }
    let opened = Descriptor(number)
    var status = stat()
    guard fstat(opened.number, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return [] }
    var bytes: [UInt8] = []
    withUnsafeTemporaryAllocation(byteCount: 64 << 10, alignment: 1) { buffer in
      while bytes.count < limit {
        let count = read(opened.number, buffer.baseAddress, min(buffer.count, limit - bytes.count))
        guard count > 0 else { return }
        bytes += UnsafeRawBufferPointer(rebasing: buffer[..<count])
      }
    }
    return bytes
  }
}

extension DataFolder {
  /// What can be read in the files without knowing their format: every text that is long enough to be one.
  var outline: String {
    let files = files()
    guard !files.isEmpty else { return "There is nothing in DATA_DIR." }
    return files.map { file in
      let texts = file.bytes.texts(ofAtLeast: 6)
      let shown = texts.prefix(40) + (texts.count > 40 ? ["and more"] : [])
      return ([file.name] + shown.map { "  \($0)" }).joined(separator: "\n")
    }.joined(separator: "\n")
  }
}

extension Collection<UInt8> {
  /// The runs of printable ASCII characters, in order.
  func texts(ofAtLeast count: Int) -> [String] {
    split { !(0x20..<0x7F).contains($0) }.filter { $0.count >= count }.map { String(decoding: $0, as: UTF8.self) }
  }
}
