import Foundation

extension Cookie {
  /// Its attributes in words: how long it is kept, who can read it, when it is sent.
  var words: String { words(at: createdAt) }

  func words(at now: Date) -> String {
    var parts: [String] = []
    if let expires {
      parts.append("kept for \(Self.span(expires.timeIntervalSince(now))), even when the browser closes")
    } else {
      parts.append("kept until the browser closes")
    }
    parts.append(isHTTPOnly ? "scripts cannot read it" : "scripts can read it")
    if let sameSite { parts.append("SameSite=\(sameSite.rawValue)") }
    if isSecure { parts.append("sent over secure connections only") }
    if path != "/" { parts.append("for addresses below \(path)") }
    return parts.joined(separator: "; ")
  }

  private static func span(_ seconds: TimeInterval) -> String {
    for (unit, length) in [("day", 86400.0), ("hour", 3600.0), ("minute", 60.0)] where seconds >= length {
      let count = Int((seconds / length).rounded())
      return "\(count) \(unit)\(count == 1 ? "" : "s")"
    }
    return "\(Int(seconds.rounded())) seconds"
  }
}

extension CookieJar {
  /// All cookies with their values, a paragraph each.
  func outline(at now: Date) -> String {
    guard !cookies.isEmpty else { return "This browser keeps no cookies." }
    return cookies.map { "\($0.name) = \($0.value)\n  \($0.words(at: now))" }.joined(separator: "\n").harmless
  }
}

extension Form {
  /// The form as `form` shows it: where it goes, then a line for each field and button.
  var outline: String {
    var lines = ["\(method) to \(action.isEmpty ? "this page" : action)"]
    lines += fields.map { field in
      "  \(field.name.isEmpty ? "(no name)" : field.name): \(field.type)"
        + (field.label.map { ", labeled \u{201C}\($0)\u{201D}" } ?? "")
    }
    lines += buttons.map { "  [\($0.label)]" }
    return lines.joined(separator: "\n").harmless
  }
}
