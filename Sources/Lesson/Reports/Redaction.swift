import Foundation
import RegexBuilder

/// Takes secrets out of what is written down: passwords that were typed, and the values of cookies.
struct Redaction: Sendable {
  static let mark = "•••"
  /// Takes nothing out, for those who asked for that.
  static let none = Redaction(people: [], isOff: true)

  let people: [Person]
  /// What the app signed its cookies with.
  var secretKey = ""
  private var isOff = false

  init(people: [Person], secretKey: String = "") { self.init(people: people, secretKey: secretKey, isOff: false) }

  private init(people: [Person], secretKey: String = "", isOff: Bool) {
    (self.people, self.secretKey, self.isOff) = (people, secretKey, isOff)
  }

  func apply(_ text: String) -> String {
    if isOff { return text }
    var text = text
    // To make an expression takes much longer than to see that nothing can match it.
    if text.range(of: "password=", options: .caseInsensitive) != nil {
      text.replace(/(?i)\b(password=)("(?:[^"\\]|\\.)*"|[^\s&]+)/) { "\($0.output.1)\(Self.mark)" }
    }
    if text.contains("set cookie ") {
      text.replace(/(?m)^( *set cookie "?[^="\n]+=).*$/) { "\($0.output.1)\(Self.mark)" }
    }
    if !secretKey.isEmpty { text.replace(secretKey, with: Self.mark) }
    // Apps name their fields as they like and may repeat a password anywhere, so known ones are looked for everywhere.
    for person in people where text.contains(person.password) {
      text.replace(Self.word(person.password), with: Self.mark)
    }
    return text
  }

  /// A text that stands there as a word of its own.
  private static func word(_ text: String) -> some RegexComponent {
    Regex {
      Anchor.wordBoundary
      text
      Anchor.wordBoundary
    }.wordBoundaryKind(.simple)
  }

  /// A cookie, with the mark in the place of its value; one without a name is all value.
  private static func nameOnly(_ pair: Substring) -> String {
    let value = pair.firstIndex(of: "=").map(pair.index(after:)) ?? pair.firstIndex { $0 != " " } ?? pair.endIndex
    return pair[..<value] + mark
  }

  func apply(_ headers: [Header]) -> [Header] {
    if isOff { return headers }
    return headers.map { header in
      switch header.name.lowercased() {
      case "cookie":
        let pairs = header.value.split(separator: ";", omittingEmptySubsequences: false)
        return Header(header.name, pairs.map { Self.nameOnly($0) }.joined(separator: ";"))
      case "set-cookie":
        let pair = header.value.prefix { $0 != ";" }
        return Header(header.name, Self.nameOnly(pair) + header.value[pair.endIndex...])
      case "authorization": return Header(header.name, Self.mark)
      default: return Header(header.name, apply(header.value))
      }
    }
  }
}

extension Redaction {
  init(_ attempt: Attempt) { self.init(people: attempt.people, secretKey: attempt.app.secretKey) }
}
