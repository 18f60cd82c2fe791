/// What could come next in a line that is being typed.
struct LineCompletion: Sendable {
  let vocabulary: Vocabulary
  /// The values that are known to fit a slot now: names of cookies, people, links. Without quotes.
  var values: [Slot: [String]] = [:]
  /// The fields of the form that `submit` would send.
  var fields: [String] = []

  /// Candidates for the last word of `typed`, as they must be typed.
  func candidates(for typed: String) -> [String] {
    let start = Self.lastWord(of: typed)
    let last = typed[start...]
    // Quotes are closed before the last word, so it can be split.
    guard let words = try? Word.split(String(typed[..<start])) else { return [] }
    var found: [String] = []
    for form in vocabulary.forms {
      for candidate in next(after: words, in: form).flatMap({ candidates(for: $0, after: words, in: form) })
      where (candidate.hasPrefix(last) || candidate.hasPrefix("\"\(last)")) && !found.contains(candidate) {
        found.append(candidate)
      }
    }
    return found
  }

  /// Where the word that is being typed begins: behind the last space that stands in no quotes.
  static func lastWord(of typed: String) -> String.Index {
    var (start, isQuoted, isEscaped) = (typed.startIndex, false, false)
    for index in typed.indices {
      switch typed[index] {
      case _ where isEscaped: isEscaped = false
      case "\\" where isQuoted: isEscaped = true
      case "\"": isQuoted.toggle()
      case let character where character.isWhitespace && !isQuoted: start = typed.index(after: index)
      default: break
      }
    }
    return start
  }

  private func candidates(for element: LineForm.Element, after words: [Word], in form: LineForm) -> [String] {
    switch element {
    case .word(let word): return [word]
    case .slot(.place): return OtherPage.allCases.map(\.rawValue)
    case .slot(let slot): return values[slot, default: []].map { slot.typed($0) }
    case .named(let name): return [name + "="]
    case .headers: return []
    case .fields:
      guard form.pattern.hasPrefix("submit") else { return [] }
      return fields.filter { name in !words.contains { $0.text.hasPrefix(name + "=") } }.map { $0 + "=" }
    }
  }

  /// Behind fields either one more of them can come, or what follows them.
  private func next(after words: [Word], in form: LineForm) -> [LineForm.Element] {
    var rest = words[...]
    for (position, element) in form.elements.enumerated() {
      if element == .fields || element == .headers {
        rest = rest.drop { $0.text.contains("=") }
        if rest.isEmpty { return Array(form.elements[position...].prefix(2)) }
        continue
      }
      guard let word = rest.first else { return [element] }
      switch element {
      case .word(let fixed): if word.isQuoted || word.text.lowercased() != fixed.lowercased() { return [] }
      case .slot(let slot): if !slot.accepts(word.text) { return [] }
      case .named(let name): if !word.text.hasPrefix(name + "=") { return [] }
      case .fields, .headers: break
      }
      rest.removeFirst()
    }
    return []
  }
}
