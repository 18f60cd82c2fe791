import CMark

/// A Markdown text by CommonMark, with the line on which each block begins.
struct MarkdownDocument: Sendable {
  struct Element: Sendable {
    let block: Block
    /// 1-based.
    let line: Int
  }

  let elements: [Element]

  /// - Parameter firstLine: the line number of the text's first line in its file.
  init(_ text: String, firstLine: Int = 1) {
    guard let root = cmark_parse_document(text, text.utf8.count, CMARK_OPT_DEFAULT) else {
      elements = []
      return
    }
    defer { cmark_node_free(root) }
    elements = Self.children(root).compactMap { node in
      Self.block(node).map { Element(block: $0, line: Int(cmark_node_get_start_line(node)) + firstLine - 1) }
    }
  }

  private typealias Node = OpaquePointer

  private static func children(_ node: Node) -> [Node] {
    var found: [Node] = []
    var next = cmark_node_first_child(node)
    while let child = next {
      found.append(child)
      next = cmark_node_next(child)
    }
    return found
  }

  private static func literal(_ node: Node) -> String { cmark_node_get_literal(node).map { String(cString: $0) } ?? "" }

  private static func block(_ node: Node) -> Block? {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_HEADING: .heading(level: Int(cmark_node_get_heading_level(node)), inlines(node))
    case CMARK_NODE_PARAGRAPH: .paragraph(inlines(node))
    case CMARK_NODE_CODE_BLOCK:
      .code(language: cmark_node_get_fence_info(node).map { String(cString: $0) } ?? "", text: literal(node))
    case CMARK_NODE_LIST:
      .list(
        ordered: cmark_node_get_list_type(node) == CMARK_ORDERED_LIST, start: Int(cmark_node_get_list_start(node)),
        items: children(node).map { children($0).compactMap(block) })
    case CMARK_NODE_BLOCK_QUOTE: .quote(children(node).compactMap(block))
    case CMARK_NODE_THEMATIC_BREAK: .rule
    default: nil
    }
  }

  private static func inlines(_ node: Node) -> [Inline] {
    children(node).map { child in
      switch cmark_node_get_type(child) {
      case CMARK_NODE_CODE: .code(literal(child))
      case CMARK_NODE_EMPH: .emphasis(inlines(child))
      case CMARK_NODE_STRONG: .strong(inlines(child))
      case CMARK_NODE_LINK:
        .link(inlines(child), destination: cmark_node_get_url(child).map { String(cString: $0) } ?? "")
      case CMARK_NODE_SOFTBREAK: .softBreak
      case CMARK_NODE_LINEBREAK: .lineBreak
      default: .text(literal(child))
      }
    }
  }
}
