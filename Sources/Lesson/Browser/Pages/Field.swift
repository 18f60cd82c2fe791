/// One control of a form that holds a value: `input`, `select` or `textarea`.
struct Field: Sendable {
  /// `input`, `select` or `textarea`.
  let tag: String
  /// The type of an `input` in lower case, `text` if it has none or an unknown one; else the tag.
  let type: String
  /// Empty without one: then it is never sent.
  let name: String
  /// Empty without one.
  let id: String
  /// What is in it now; a checkbox or radio button without a value sends `on`.
  var value: String
  /// A ticked checkbox or radio button.
  var isChecked: Bool
  /// By its own attribute or by a `fieldset` around it.
  let isDisabled: Bool
  let isReadOnly: Bool
  /// A `select` or file field that takes several values.
  let isMultiple: Bool
  /// Those of a `select`, else empty.
  var options: [Option]
  /// The text of its `label` elements; nil without one.
  let label: String?
  /// What assistive technology calls it: by `aria-labelledby`, `aria-label`, label, `title` or `placeholder`, whichever
  /// comes first. Empty without any.
  let accessibleName: String
  /// For what a check needs beyond these, such as `autocomplete`.
  let element: Element

  struct Option: Sendable {
    let value: String
    let text: String
    /// By its own attribute or its group's.
    let isDisabled: Bool
    var isSelected: Bool
  }

  var hasAccessibleName: Bool { !accessibleName.isEmpty }

  /// It holds free text on one line.
  var isText: Bool { Self.textTypes.contains(type) }

  /// It has a name and is not disabled.
  var isSent: Bool { !name.isEmpty && !isDisabled }

  var isTickable: Bool { type == "checkbox" || type == "radio" }

  /// How many letters somebody can type into it at most, in UTF-16 code units (HTML, "maxlength"); nil where there is no limit.
  var maximumLength: Int? {
    guard isText || type == "password" || tag == "textarea" else { return nil }
    return element["maxlength"].flatMap { Int($0.filter { !$0.isWhitespace }) }.flatMap { $0 < 0 ? nil : $0 }
  }

  /// What of a text can be typed into it.
  func cut(_ text: String) -> String {
    guard let limit = maximumLength, text.utf16.count > limit else { return text }
    var length = 0
    return String(
      text.prefix { character in
        length += character.utf16.count
        return length <= limit
      })
  }

  static let textTypes: Set = ["text", "email", "tel", "search", "url", "number"]
}
