/// One header field, its name as sent.
struct Header: Sendable, Equatable, Codable {
  var name: String
  var value: String

  init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}

extension [Header] {
  /// The first value of a field; names are compared without case (RFC 9110 §5.1).
  subscript(_ name: String) -> String? {
    first { $0.name.lowercased() == name.lowercased() }?.value
  }

  /// All values of a field in order; `Set-Cookie` may repeat and must not be joined (RFC 6265 §3).
  func values(_ name: String) -> [String] {
    filter { $0.name.lowercased() == name.lowercased() }.map(\.value)
  }
}
