/// Every line that there is in a course. The parser, `help`, completion and the author's guide all come from here.
struct Vocabulary: Sendable {
  /// In the order in which `help` shows them.
  let forms: [LineForm]
  /// In the order in which `help` shows them.
  let groups: [LineForm.Group]
  /// By the first word, in lower case; every form begins with a word.
  let formsByFirstWord: [String: [LineForm]]

  init(_ forms: [LineForm], groups: [LineForm.Group]) {
    (self.forms, self.groups) = (forms, groups)
    formsByFirstWord = Dictionary(grouping: forms) { form in form.pattern.prefix { $0 != " " }.lowercased() }
  }

  /// - Throws: ``LineError`` with the column and what could stand there.
  func line(_ text: String) throws(LineError) -> Line { try LineParser(vocabulary: self).parse(text) }

  func forms(in group: LineForm.Group) -> [LineForm] { forms.filter { $0.group == group } }

  /// The forms that begin with a word, for `help WORD`.
  func forms(beginningWith word: String) -> [LineForm] { formsByFirstWord[word.lowercased()] ?? [] }

  /// All lines as Markdown tables, one for each group.
  var markdown: String {
    var text =
      "# Lines\n\nWhat can be typed at the prompt and written in checks. `lesson vocabulary` prints this page.\n"
    for group in groups {
      text += "\n## \(group.title)\n\n| line | what it does | example |\n| --- | --- | --- |\n"
      for form in forms(in: group) { text += "| `\(form.pattern)` | \(form.summary) | `\(form.example)` |\n" }
    }
    return text
  }
}
