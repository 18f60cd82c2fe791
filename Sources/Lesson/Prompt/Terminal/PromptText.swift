/// A prompt in styled parts: `PromptText().adding("login", .cyan).adding(" example> ")`.
struct PromptText: Sendable, Equatable, ExpressibleByStringLiteral {
  /// How a part looks. The raw value is the parameter of an SGR control sequence (ECMA-48 section 8.3.117).
  enum Style: String, Sendable {
    case plain = ""
    case bold = "1"
    case dim = "2"
    case red = "31"
    case green = "32"
    case yellow = "33"
    case cyan = "36"
    case boldCyan = "1;36"
  }

  private struct Part: Sendable, Equatable {
    var text: String
    var style: Style
  }

  private var parts: [Part] = []

  init() {}

  init(stringLiteral text: String) {
    self = PromptText().adding(text)
  }

  /// Control characters are left out: they would move the cursor away from where libedit believes it to be.
  func adding(_ text: String, _ style: Style = .plain) -> PromptText {
    let printable = String(
      String.UnicodeScalarView(text.unicodeScalars.filter { $0.properties.generalCategory != .control }))
    var result = self
    if !printable.isEmpty {
      result.parts.append(Part(text: printable, style: style))
    }
    return result
  }

  /// The text alone.
  var plain: String {
    parts.map(\.text).joined()
  }

  /// The text with its styles, as libedit wants it: each run of bytes that prints nothing stands between two U+0001.
  ///
  /// libedit loses such a run when another one follows it or when nothing does. So every change of style is
  /// one run, and the last run, back to plain, has a space after it.
  var escaped: String {
    var result = ""
    var current = Style.plain
    for part in parts {
      if part.style != current {
        result += Self.change(to: part.style)
        current = part.style
      }
      result += part.text
    }
    if current != .plain {
      result += Self.change(to: .plain) + " "
    }
    return result
  }

  private static func change(to style: Style) -> String {
    let parameters = style == .plain ? "0" : "0;" + style.rawValue
    return "\u{1}\u{1b}[\(parameters)m\u{1}"
  }
}
