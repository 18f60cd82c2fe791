/// Lesson text for a terminal.
struct BlockText: Sendable {
  let style: Style
  /// Stands before every line.
  var indent = ""

  func text(_ blocks: [Block]) -> String {
    blocks.map { lines($0, indent: indent).joined(separator: "\n") }.joined(separator: "\n\n")
  }

  private func lines(_ block: Block, indent: String) -> [String] {
    switch block {
    case .heading(_, let inlines): [indent + style.ink(text(inlines), .strong)]
    case .paragraph(let inlines): TextWrap.lines(text(inlines), width: width, first: indent)
    case .code(_, let text):
      // Code is never wrapped: a broken line would be other code.
      text.split(separator: "\n", omittingEmptySubsequences: false).reversed().drop { $0.isEmpty }.reversed()
        .map { indent + "    " + style.ink(String($0), .code) }
    case .quote(let blocks): blocks.flatMap { lines($0, indent: indent + "| ") }
    case .rule: [indent + "---"]
    case .list(let ordered, let start, let items):
      items.enumerated().flatMap { index, blocks -> [String] in
        let bullet = ordered ? "\(start + index). " : "- "
        let body = blocks.flatMap { lines($0, indent: indent + String(repeating: " ", count: bullet.count)) }
        guard let first = body.first else { return [] }
        return [indent + bullet + first.dropFirst(indent.count + bullet.count)] + body.dropFirst()
      }
    }
  }

  /// Long lines are hard to read, however wide the terminal.
  private var width: Int { min(style.columns, 88) }

  private func text(_ inlines: [Inline]) -> String {
    inlines.map { inline in
      switch inline {
      case .text(let text): text
      // Without color the quotes keep code apart from words.
      case .code(let code): style.hasColor ? style.ink(code, .code) : "`\(code)`"
      case .emphasis(let inner): text(inner)
      case .strong(let inner): style.ink(text(inner), .strong)
      case .link(let inner, let destination):
        text(inner) == destination ? destination : "\(text(inner)) (\(destination))"
      case .softBreak: " "
      case .lineBreak: "\n"
      }
    }.joined()
  }
}
