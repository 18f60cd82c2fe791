/// The vocabulary for people: `help`, and the author's guide.
enum VocabularyGuide {
  /// All lines as Markdown tables, one for each group.
  static var markdown: String {
    var text =
      "# Lines\n\nWhat can be typed at the prompt and written in checks. `lesson vocabulary` prints this page.\n"
    for group in LineForm.Group.allCases {
      text += "\n## \(group.rawValue)\n\n| line | what it does | example |\n| --- | --- | --- |\n"
      for form in Vocabulary.forms where form.group == group {
        text += "| `\(form.pattern)` | \(form.summary) | `\(form.example)` |\n"
      }
    }
    return text
  }

  /// The forms that begin with a word, for `help WORD`.
  static func forms(beginningWith word: String) -> [LineForm] {
    Vocabulary.forms.filter { $0.pattern.split(separator: " ").first?.lowercased() == word.lowercased() }
  }
}
