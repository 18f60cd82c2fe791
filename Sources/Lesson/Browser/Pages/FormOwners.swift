/// Which form a control belongs to (HTML, "form owner").
///
/// A browser's parser ties a control to the form whose start tag it read last, until it reads `</form>`, even where bad
/// nesting (a form started between the rows of a table) makes the tree say otherwise. Our parser does not tell, so that
/// this is guessed from the places of the tags in the source; a `</form>` in a comment or script ends the guess early.
struct FormOwners {
  private let markup: Markup
  /// The forms, each with the part of the source in which its controls may stand.
  private let reaches: [(form: Element, part: Range<Int>)]

  init(markup: Markup, forms: [Element], source: [UInt8]) {
    self.markup = markup
    let ends = Self.endTags(in: source)
    reaches = forms.map { form in
      (form, form.offset..<max(form.offset, ends.first(after: form.offset) ?? source.count))
    }
  }

  /// - Parameter ancestor: The nearest form that the control is inside of.
  func owner(of control: Element, inside ancestor: Element?) -> Element? {
    if let id = control["form"] {
      return markup.element(id: id).flatMap { $0.tag == "form" ? $0 : nil }
    }
    return ancestor ?? reaches.first { $0.part.contains(control.offset) }?.form
  }

  private static func endTags(in source: [UInt8]) -> [Int] {
    let tag = Array("</form".utf8)
    return source.indices.filter { start in
      source[start] == tag[0] && start + tag.count <= source.count
        && zip(source[start...], tag).allSatisfy { $0 | 0x20 == $1 | 0x20 }
    }
  }
}
