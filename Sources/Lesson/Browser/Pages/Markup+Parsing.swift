import CGumbo
import Foundation

extension Markup {
  /// How much of a page we read: ample for a page that a person reads, and little enough that no page can exhaust us.
  struct Limits: Sendable {
    /// The size of the source.
    var bytes = 1 << 20
    /// Elements, attributes and texts. It bounds the depth too, and with it the parser's recursion and its time, which
    /// can grow with the square of the depth.
    var nodes = 10_000
  }

  /// Parses HTML by the standard's rules, and never fails: what is no HTML is text.
  ///
  /// Bytes that are no UTF-8 become U+FFFD. What a `template` holds is no part of the page and is left out.
  init(html: [UInt8], limits: Limits = Limits()) {
    let source = Array(html.prefix(limits.bytes))
    // The parser may read on one byte; and it must not see the blanks of `Budget` in the names below.
    var working = source + [0]
    self = working.withUnsafeMutableBytes { buffer in
      var budget = Budget(left: limits.nodes, source: UnsafeMutableRawBufferPointer(rebasing: buffer.dropLast()))
      return withUnsafeMutablePointer(to: &budget) { budget in
        var options = kGumboDefaultOptions
        options.max_errors = 0
        options.userdata = UnsafeMutableRawPointer(budget)
        options.allocator = { budget, size in
          budget?.assumingMemoryBound(to: Budget.self).pointee.spend(size)
          return malloc(size)
        }
        options.deallocator = { _, memory in free(memory) }
        let start = UnsafeRawPointer(buffer.baseAddress!)  // Never empty: it ends with a zero byte.
        guard let output = gumbo_parse_with_options(&options, start.assumingMemoryBound(to: CChar.self), source.count)
        else { return Markup() }
        defer { gumbo_destroy_output(&options, output) }
        var markup = Markup(isCutShort: budget.pointee.left < 0 || html.count > source.count)
        markup.copy(output.pointee.document, source: source, at: start)
        return markup
      }
    }
  }

  /// Counts what the parser makes. When there is too much of it, the source is blanked: what is left makes no more
  /// elements, and the parser soon comes to its end. It knows no other way to stop.
  private struct Budget {
    var left: Int
    let source: UnsafeMutableRawBufferPointer

    mutating func spend(_ size: Int) {
      guard size == MemoryLayout<GumboNode>.size || size == MemoryLayout<GumboAttribute>.size else { return }
      left -= 1
      guard left == -1 else { return }
      // The parser insists that the tag it is reading still has its brackets.
      for index in source.indices where source[index] != UInt8(ascii: "<") && source[index] != UInt8(ascii: ">") {
        source[index] = UInt8(ascii: " ")
      }
    }
  }

  /// Copies the tree without recursion: `open` holds the elements on the way down, each with its next child.
  private mutating func copy(
    _ document: UnsafeMutablePointer<GumboNode>, source: [UInt8], at start: UnsafeRawPointer
  ) {
    var open = [(children: document.pointee.v.document.children, next: 0, position: Int?.none)]
    while let top = open.last {
      guard top.next < Int(top.children.length), let child = top.children.data[top.next] else {
        if let position = top.position { close(position) }
        open.removeLast()
        continue
      }
      open[open.count - 1].next += 1
      let node = child.assumingMemoryBound(to: GumboNode.self).pointee
      switch node.type {
      case GUMBO_NODE_ELEMENT, GUMBO_NODE_TEMPLATE:
        let position = nodes.count
        let element = Element(node.v.element, position: position, source: source, at: start)
        append(.element(element), in: top.position)
        if node.type == GUMBO_NODE_ELEMENT { open.append((node.v.element.children, 0, position)) }
      case GUMBO_NODE_TEXT, GUMBO_NODE_WHITESPACE, GUMBO_NODE_CDATA:
        append(.text(String(cString: node.v.text.text)), in: top.position)
      default: break
      }
    }
  }
}

extension Element {
  fileprivate init(_ element: GumboElement, position: Int, source: [UInt8], at start: UnsafeRawPointer) {
    var tag = String(cString: gumbo_normalized_tagname(element.tag))
    if element.tag == GUMBO_TAG_UNKNOWN, let data = element.original_tag.data {
      // The parser keeps no name for a tag that it does not know; it stands in the source.
      let name = source[(UnsafeRawPointer(data) - start)...].dropFirst().prefix {
        !" \t\n\r\u{C}/>".utf8.contains($0)
      }
      tag = String(decoding: name, as: UTF8.self).lowercased()
    }
    switch element.tag_namespace {
    case GUMBO_NAMESPACE_SVG: tag = "svg:" + tag
    case GUMBO_NAMESPACE_MATHML: tag = "math:" + tag
    default: break
    }
    var attributes: [String: String] = [:]
    for index in 0..<Int(element.attributes.length) {
      guard let pointer = element.attributes.data[index] else { continue }
      let attribute = pointer.assumingMemoryBound(to: GumboAttribute.self).pointee
      let name = String(cString: attribute.name).lowercased()
      if attributes[name] == nil { attributes[name] = String(cString: attribute.value) }
    }
    self.init(tag: tag, attributes: attributes, position: position, offset: Int(element.start_pos.offset))
  }
}
