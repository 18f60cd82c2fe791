internal import CZlib

/// The zlib format (RFC 1950), for long sessions.
package enum Zlib {
  package static func compress(_ bytes: [UInt8]) -> [UInt8]? {
    var length = compressBound(uLong(bytes.count))
    var compressed = [UInt8](repeating: 0, count: Int(length))
    guard CZlib.compress(&compressed, &length, bytes, uLong(bytes.count)) == Z_OK else { return nil }
    return Array(compressed.prefix(Int(length)))
  }

  /// The original bytes, or `nil` if these are malformed or stand for more than `limit` bytes: a megabyte if nothing else
  /// is said.
  package static func expand(_ bytes: [UInt8], upTo limit: Int = 1024 * 1024) -> [UInt8]? {
    // A browser keeps 4 KiB a cookie, and deflate makes at most a thousandth of a text.
    var capacity = 16 * 1024
    while capacity <= limit {
      var expanded = [UInt8](repeating: 0, count: capacity)
      var length = uLong(capacity)
      switch uncompress(&expanded, &length, bytes, uLong(bytes.count)) {
      case Z_OK: return Array(expanded.prefix(Int(length)))
      case Z_BUF_ERROR: capacity *= 4
      default: return nil
      }
    }
    return nil
  }
}
