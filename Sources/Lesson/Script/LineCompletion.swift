/// What could come next in a line that is being typed.
enum LineCompletion {
  /// The values that fit a slot now, from memory: names of cookies, people, links.
  typealias Values = @Sendable (Slot) -> [String]

  /// Candidates for the word at the end of `typed`, which may be empty or half a word.
  static func candidates(for typed: String, values: Values) -> [String] {
    var words = typed.split(separator: " ").map(String.init)
    let last = typed.isEmpty || typed.hasSuffix(" ") ? "" : words.removeLast()
    var found: [String] = []
    for form in Vocabulary.forms {
      guard let element = next(after: words, in: form) else { continue }
      let offered: [String] =
        switch element {
        case .word(let word): [word]
        case .slot(let slot): values(slot)
        case .named(let name): [name + "="]
        case .fields: fields(form).filter { name in !words.contains { $0.hasPrefix(name) } }
        }
      for candidate in offered where candidate.hasPrefix(last) && !found.contains(candidate) { found.append(candidate) }
    }
    return found
  }

  private static func fields(_ form: LineForm) -> [String] {
    form.pattern.hasPrefix("submit") ? ["username=", "password="] : []
  }

  private static func next(after words: [String], in form: LineForm) -> LineForm.Element? {
    var rest = words[...]
    for element in form.elements {
      guard let word = rest.first else { return element }
      switch element {
      case .word(let fixed): if word.lowercased() != fixed.lowercased() { return nil }
      case .slot(let slot): if !slot.accepts(word) { return nil }
      case .named(let name): if !word.hasPrefix(name + "=") { return nil }
      case .fields:
        return rest.allSatisfy { $0.contains("=") } ? .fields : nil
      }
      rest.removeFirst()
    }
    return nil
  }
}
