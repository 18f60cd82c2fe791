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
    let typed = text.replacing(/(?i)\b(password=)("(?:[^"\\]|\\.)*"|[^\s&]+)/) { "\($0.output.1)\(Self.mark)" }
      .replacing(/(?m)^( *set cookie "?[^="\n]+=).*$/) { "\($0.output.1)\(Self.mark)" }
    // Apps name their fields as they like and may repeat a password anywhere, so known ones are looked for everywhere.
    let withoutKey = secretKey.isEmpty ? typed : typed.replacing(secretKey, with: Self.mark)
    return people.reduce(withoutKey) { $0.replacing(Self.word($1.password), with: Self.mark) }
  }

  /// A text that stands there as a word of its own.
  private static func word(_ text: String) -> some RegexComponent {
    Regex {
      Anchor.wordBoundary
      text
      Anchor.wordBoundary
    }.wordBoundaryKind(.simple)
  }

  func apply(_ headers: [Header]) -> [Header] {
    if isOff { return headers }
    return headers.map { header in
      switch header.name.lowercased() {
      case "cookie":
        let pairs = header.value.split(separator: ";", omittingEmptySubsequences: false)
        return Header(
          header.name,
          pairs.map { $0.replacing(/^( *[^=]*=| *).*$/) { "\($0.output.1)\(Self.mark)" } }.joined(separator: ";"))
      case "set-cookie":
        return Header(header.name, header.value.replacing(/^([^=;]*=)?([^;]*)/) { "\($0.output.1 ?? "")\(Self.mark)" })
      case "authorization": return Header(header.name, Self.mark)
      default: return Header(header.name, apply(header.value))
      }
    }
  }
}

extension Redaction {
  init(_ attempt: Attempt) { self.init(people: attempt.people, secretKey: attempt.app.secretKey) }
}
