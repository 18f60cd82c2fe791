/// A block of lesson text, as Markdown has it, less what lessons do not use.
indirect enum Block: Sendable, Equatable {
  case heading(level: Int, [Inline])
  case paragraph([Inline])
  case list(ordered: Bool, start: Int, items: [[Block]])
  case code(language: String, text: String)
  case quote([Block])
  case rule

  /// The text alone.
  var plain: String {
    switch self {
    case .heading(_, let inlines), .paragraph(let inlines): inlines.map(\.plain).joined()
    case .list(_, _, let items): items.map { $0.map(\.plain).joined(separator: "\n") }.joined(separator: "\n")
    case .code(_, let text): text
    case .quote(let blocks): blocks.map(\.plain).joined(separator: "\n")
    case .rule: ""
    }
  }
}

/// A run of text within a block.
indirect enum Inline: Sendable, Equatable {
  case text(String)
  case code(String)
  case emphasis([Inline])
  case strong([Inline])
  case link([Inline], destination: String)
  case softBreak
  case lineBreak

  var plain: String {
    switch self {
    case .text(let text), .code(let text): text
    case .emphasis(let inner), .strong(let inner), .link(let inner, _): inner.map(\.plain).joined()
    case .softBreak: " "
    case .lineBreak: "\n"
    }
  }
}

extension [Block] {
  var plain: String { map(\.plain).joined(separator: "\n\n") }
}
