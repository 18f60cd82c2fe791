/// The header fields of a request or a response, in order. Names are compared without regard to case.
public struct Headers: Sendable {
  var fields: [(name: String, value: String)] = []

  public init() {}

  /// The first value of that name. Setting it replaces every field of that name; `nil` removes them.
  public subscript(name: String) -> String? {
    get { all(name).first }
    set {
      let lowercased = name.lowercased()
      fields.removeAll { $0.name.lowercased() == lowercased }
      if let newValue { append(name, newValue) }
    }
  }

  /// Every value of that name: `Set-Cookie` may well occur twice.
  public func all(_ name: String) -> [String] {
    let lowercased = name.lowercased()
    return fields.filter { $0.name.lowercased() == lowercased }.map(\.value)
  }

  /// Adds a field and keeps those of the same name.
  public mutating func append(_ name: String, _ value: String) {
    fields.append((name, value))
  }
}

extension Headers: ExpressibleByDictionaryLiteral {
  public init(dictionaryLiteral elements: (String, String)...) {
    fields = elements.map { (name: $0.0, value: $0.1) }
  }
}
