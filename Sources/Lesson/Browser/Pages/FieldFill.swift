/// What a person puts into one field of a form.
struct FieldFill: Sendable, Equatable {
  /// The field's own name, or a role: `username`, `password`, `remember`.
  var name: String
  var value: String
  /// A field takes no more than its `maxlength` from somebody who types.
  var isTyped = false
}

/// A field that was asked for and could not be filled in.
struct UnfilledField: Sendable, Equatable {
  let name: String
  let reason: Reason
  /// What could have been named: the form's fields; for ``Reason/noSuchChoice`` the values that there are.
  let available: [String]

  enum Reason: Sendable, Equatable {
    case noSuchField
    case disabled
    case readOnly
    /// The `select` or radio button has no such value.
    case noSuchChoice
  }
}
