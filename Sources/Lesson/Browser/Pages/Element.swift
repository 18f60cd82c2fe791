/// One element of a page: its name and attributes.
struct Element: Sendable {
  /// In lower case; an element of SVG or MathML is prefixed (`svg:title`), for it means something else.
  let tag: String
  /// By name in lower case. The first of two attributes with one name counts.
  let attributes: [String: String]
  /// Where it stands in its ``Markup``.
  let position: Int
  /// Where its start tag stands in the source, in bytes.
  let offset: Int

  /// The attribute's value; nil without the attribute.
  subscript(name: String) -> String? {
    attributes[name]
  }

  func has(_ name: String) -> Bool {
    attributes[name] != nil
  }

  /// `input` with this type, which browsers read without regard to case.
  func isInput(ofType type: String) -> Bool {
    tag == "input" && self["type"]?.lowercased() == type
  }
}
