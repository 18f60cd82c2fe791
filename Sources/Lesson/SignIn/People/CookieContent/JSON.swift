/// A JSON value as it was written: members in their order, numbers digit for digit (RFC 8259).
enum JSON: Equatable, Sendable {
  /// A number, `true`, `false` or `null`.
  case literal(String)
  case string(String)
  case array([JSON])
  case object([Member])

  struct Member: Equatable, Sendable {
    let name: String
    let value: JSON
  }

  /// Of several members with this name the last one, as most readers take it; nil where this is no object.
  subscript(name: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members.last { $0.name == name }?.value
  }

  var string: String? {
    if case .string(let text) = self { text } else { nil }
  }

  var number: Double? {
    if case .literal(let text) = self { Double(text) } else { nil }
  }

  /// Every string in it that is no name of a member.
  var strings: [String] {
    switch self {
    case .literal: []
    case .string(let text): [text]
    case .array(let values): values.flatMap(\.strings)
    case .object(let members): members.flatMap(\.value.strings)
    }
  }

  /// On one line where it fits into so many characters, else with a line for each element.
  ///
  /// - Parameter label: Stands before it on its first line.
  func lines(after label: String = "", width: Int = 64) -> [String] {
    var lines = unlabeledLines(width: width)
    lines[0] = label + lines[0]
    return lines
  }

  private func unlabeledLines(width: Int) -> [String] {
    let line = oneLine
    guard line.count > width else { return [line] }
    switch self {
    case .literal, .string: return [line]
    case .array(let values): return Self.block("[", values.map { ("", $0) }, "]", width)
    case .object(let members):
      return Self.block("{", members.map { (Self.quoted($0.name) + ": ", $0.value) }, "}", width)
    }
  }

  private static func block(
    _ start: String, _ elements: [(label: String, value: JSON)], _ end: String, _ width: Int
  ) -> [String] {
    var lines = [start]
    for (index, element) in elements.enumerated() {
      var own = element.value.lines(after: element.label, width: width - 2)
      if index + 1 < elements.count { own[own.count - 1] += "," }
      lines += own.map { "  " + $0 }
    }
    return lines + [end]
  }

  private var oneLine: String {
    switch self {
    case .literal(let text): text
    case .string(let text): Self.quoted(text)
    case .array(let values): "[" + values.map(\.oneLine).joined(separator: ", ") + "]"
    case .object(let members):
      "{" + members.map { Self.quoted($0.name) + ": " + $0.value.oneLine }.joined(separator: ", ") + "}"
    }
  }

  private static func quoted(_ text: String) -> String {
    let escaped = text.unicodeScalars.map { scalar in
      switch scalar {
      case "\"", "\\": "\\\(scalar)"
      case "\n": "\\n"
      case "\t": "\\t"
      default: String(scalar)
      }
    }
    return "\"\(escaped.joined())\""
  }
}
