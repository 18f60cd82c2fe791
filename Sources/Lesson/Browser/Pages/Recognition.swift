/// What a person recognises on a page without knowing the names of its fields: a matter of what the pages are about.
struct Recognition: Sendable {
  /// The form that is filled in where nobody says which.
  var mainForm: @Sendable (Page) -> Form? = { $0.forms.first }
  /// The field that a word means which is no field's name; nil where it means none.
  var field: @Sendable (_ word: String, _ form: Form) -> Field? = { _, _ in nil }
}
