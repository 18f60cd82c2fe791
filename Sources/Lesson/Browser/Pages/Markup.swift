/// The elements and texts of a document in tree order, one after the other.
///
/// A flat list: everything below an element stands between it and its `end`, so that walking needs no recursion
/// however deep a page is nested.
struct Markup: Sendable {
  struct Node: Sendable {
    let content: Content
    /// The position of the element that this node is in; nil at the top.
    let parent: Int?
    /// The position after the last node inside this one.
    fileprivate(set) var end: Int
  }

  enum Content: Sendable {
    case element(Element)
    case text(String)
  }

  private(set) var nodes: [Node] = []
  /// The first element with each id.
  private var ids: [String: Int] = [:]
  /// The page was larger or more complex than we read, and its rest is missing.
  let isCutShort: Bool

  init(isCutShort: Bool = false) {
    self.isCutShort = isCutShort
  }

  /// Appends a node with nothing inside.
  mutating func append(_ content: Content, in parent: Int?) {
    if case .element(let element) = content, let id = element["id"], !id.isEmpty, ids[id] == nil {
      ids[id] = nodes.count
    }
    nodes.append(Node(content: content, parent: parent, end: nodes.count + 1))
  }

  /// Everything that was appended since belongs to this node.
  mutating func close(_ index: Int) {
    nodes[index].end = nodes.count
  }

  var elements: some Sequence<Element> {
    nodes.lazy.compactMap(\.element)
  }

  func elements(named tag: String) -> [Element] {
    elements.filter { $0.tag == tag }
  }

  /// The first element with this id, which is the one that `for` and `form` attributes mean.
  func element(id: String) -> Element? {
    ids[id].flatMap { nodes[$0].element }
  }

  /// The elements inside this one, in tree order.
  func descendants(of element: Element) -> some Sequence<Element> {
    nodes[(element.position + 1)..<nodes[element.position].end].lazy.compactMap(\.element)
  }

  func isInside(_ element: Element, _ position: Int) -> Bool {
    position > element.position && position < nodes[element.position].end
  }

  func parent(of element: Element) -> Element? {
    nodes[element.position].parent.flatMap { nodes[$0].element }
  }

  /// All text inside the element, unchanged (DOM `textContent`).
  func rawText(of element: Element) -> String {
    nodes[element.position..<nodes[element.position].end].reduce(into: "") { text, node in
      if case .text(let piece) = node.content { text += piece }
    }
  }
}

extension Markup.Node {
  var element: Element? {
    if case .element(let element) = content { element } else { nil }
  }
}
