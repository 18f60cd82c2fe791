import Foundation

/// What a compiler makes of sources: a 64-bit ELF file of a little-endian machine (elf(5)).
struct ObjectFile {
  private let data: Data

  /// - Throws: what the file system says.
  init(_ url: URL) throws { data = try Data(contentsOf: url) }

  /// The linker's arguments, such as `-lFoundation`, that the modules which the sources import ask for. The Swift compiler writes
  /// them down in a section, which `swift-autolink-extract` prints.
  ///
  /// `nil` where this is no such file.
  var linkerArguments: [String]? {
    guard data.starts(with: [0x7F, UInt8(ascii: "E"), UInt8(ascii: "L"), UInt8(ascii: "F"), 2, 1]),
      let table = number(at: 0x28, UInt64.self), let size = number(at: 0x3A, UInt16.self),
      let count = number(at: 0x3C, UInt16.self), let indexOfNames = number(at: 0x3E, UInt16.self)
    else { return nil }
    func section(_ index: Int) -> (name: Int, content: Data)? {
      let header = table + index * size
      guard let name = number(at: header, UInt32.self), let start = number(at: header + 0x18, UInt64.self),
        let length = number(at: header + 0x20, UInt64.self), start <= data.count, length <= data.count - start
      else { return nil }
      return (name, data[start..<start + length])
    }
    guard let names = section(indexOfNames)?.content else { return nil }
    for index in 0..<count {
      guard let (name, content) = section(index),
        names.dropFirst(name).starts(with: ".swift1_autolink_entries\0".utf8)
      else { continue }
      return content.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
    }
    return []
  }

  private func number<Value: FixedWidthInteger>(at offset: Int, _: Value.Type) -> Int? {
    let size = MemoryLayout<Value>.size
    guard offset >= 0, offset <= data.count - size else { return nil }
    let value = data.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: offset, as: Value.self) }
    return Int(exactly: Value(littleEndian: value))
  }
}
