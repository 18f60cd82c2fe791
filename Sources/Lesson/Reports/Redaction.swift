/// Takes secrets out of what is written down: passwords that were typed, and the values of cookies.
struct Redaction: Sendable {
  static let mark = "•••"
  let people: [Person]

  func apply(_ text: String) -> String {
    let typed = text.replacing(/(?i)\b(password=)("(?:[^"\\]|\\.)*"|[^\s&]+)/) { "\($0.output.1)\(Self.mark)" }
    // Apps name their fields as they like, so known passwords are looked for behind any name.
    return people.reduce(typed) { $0.replacing("=\($1.password)", with: "=\(Self.mark)") }
  }

  func apply(_ headers: [Header]) -> [Header] {
    headers.map { header in
      switch header.name.lowercased() {
      case "cookie": Header(header.name, header.value.replacing(/=([^;]*)/) { _ in "=\(Self.mark)" })
      case "set-cookie": Header(header.name, header.value.replacing(/^([^=;]*)=([^;]*)/) { "\($0.output.1)=\(Self.mark)" })
      case "authorization": Header(header.name, Self.mark)
      default: Header(header.name, apply(header.value))
      }
    }
  }
}
