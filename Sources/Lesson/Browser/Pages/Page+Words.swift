extension Page {
  /// The words of the visible text in order: runs of letters and digits, with the apostrophes and hyphens inside them.
  var words: [String] {
    text.split { !$0.isPartOfWord && $0 != "'" }.map(String.init)
  }

  /// Whether the text stands in the visible text as whole words, whatever the case and the white space.
  ///
  /// A hyphen is part of a word: a page about `bob-smith` does not show `bob`.
  func shows(_ wanted: String) -> Bool { count(of: wanted) > 0 }

  /// How often the page shows a text.
  func count(of wanted: String) -> Int {
    let wanted = Array(wanted.collapsed.lowercased())
    guard let first = wanted.first, let last = wanted.last else { return 0 }
    let shown = Array(text.collapsed.lowercased())
    return shown.indices.count { start in
      let end = start + wanted.count
      return end <= shown.count && shown[start] == first && shown[start..<end].elementsEqual(wanted)
        && (start == 0 || !first.isPartOfWord || !shown[start - 1].isPartOfWord)
        && (end == shown.count || !last.isPartOfWord || !shown[end].isPartOfWord)
    }
  }

  /// Which of these names stand on the page, one after the other; each is one word.
  func order(of names: [String]) -> [String] {
    words.map { String($0.lowercased().prefix { $0 != "'" }) }.filter(names.map { $0.lowercased() }.contains)
  }

  /// Every run of so many words, in lower case: what two pages share, they have in common word for word.
  func phrases(ofWords count: Int) -> Set<String> {
    let words = words.map { $0.lowercased() }
    guard count > 0, words.count >= count else { return [] }
    return Set((0...(words.count - count)).map { words[$0..<($0 + count)].joined(separator: " ") })
  }
}

extension Character {
  fileprivate var isPartOfWord: Bool {
    isLetter || isNumber || self == "_" || self == "-"
  }
}

extension String {
  /// Without white space at the ends, and with one space for every run inside.
  var collapsed: String {
    split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
