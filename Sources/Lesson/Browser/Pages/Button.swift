/// A `button`, or an `input` that is one.
struct Button: Sendable {
  /// `submit`, `image`, `reset` or `button`.
  let type: String
  /// Empty without one.
  let name: String
  let value: String
  /// The words on it.
  let label: String
  let isDisabled: Bool
  /// In its ``Markup``, and in the order of what its form sends.
  let element: Element

  /// Pressing it sends the form.
  var submits: Bool { type == "submit" || type == "image" }
}
