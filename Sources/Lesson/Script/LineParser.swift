/// Reads lines by the vocabulary.
struct LineParser {
  let vocabulary: Vocabulary

  /// - Throws: ``LineError`` with the column and what could stand there.
  func parse(_ line: String) throws(LineError) -> Line {
    let text = line.trimmed
    let words = try words(of: text)
    var stops: [Stop] = []
    // Of a form that begins otherwise there is nothing to tell, unless all do.
    let alike = words.first.flatMap { $0.isQuoted ? nil : vocabulary.formsByFirstWord[$0.text.lowercased()] }
    for form in alike ?? vocabulary.forms {
      switch match(words, form) {
      case .complete(let arguments): return Line(text: text, command: form.command(arguments))
      case .stopped(let stop): stops.append(stop)
      }
    }
    let furthest = stops.map(\.index).max() ?? 0
    let column = words.indices.contains(furthest) ? words[furthest].column : text.count + (text.isEmpty ? 1 : 2)
    var expected: [String] = []
    for stop in stops where stop.index == furthest && !expected.contains(stop.expected) {
      expected.append(stop.expected)
    }
    throw LineError(line: text, column: column, expected: expected, nearest: nearest(words))
  }

  /// The closing quote that is missing may be all that is missing.
  private func words(of text: String) throws(LineError) -> [Word] {
    do throws(LineError) { return try Word.split(text) } catch {
      throw LineError(
        line: error.line, column: error.column, expected: error.expected, nearest: (try? parse(text + "\""))?.text)
    }
  }

  private struct Stop {
    var index: Int
    var expected: String
  }

  private enum Match {
    case complete(Arguments)
    case stopped(Stop)
  }

  private func match(_ words: [Word], _ form: LineForm) -> Match {
    var arguments = Arguments()
    var index = 0
    var isAfterFields = false
    for element in form.elements {
      defer { isAfterFields = element == .fields }
      let word = words.indices.contains(index) ? words[index] : nil
      switch element {
      case .word(let fixed):
        guard let word, !word.isQuoted, word.text.isSame(as: fixed) else {
          // Where a field could stand as well, that is more likely to be meant.
          return .stopped(Stop(index: index, expected: isAfterFields ? field : fixed))
        }
        index += 1
      case .slot(let slot):
        guard let word, slot.accepts(word.text) else {
          return .stopped(Stop(index: index, expected: slot.description))
        }
        arguments.add(word.text, for: slot)
        index += 1
        while slot == .status, index < words.count, words[index].text == "or" {
          guard index + 1 < words.count, slot.accepts(words[index + 1].text) else {
            return .stopped(Stop(index: index + 1, expected: slot.description))
          }
          arguments.add(words[index + 1].text, for: slot)
          index += 2
        }
      case .named(let name):
        guard let word, let pair = pair(word), pair.name == name else {
          return .stopped(Stop(index: index, expected: "\(name)=…"))
        }
        arguments.fields.append(pair)
        index += 1
      case .fields, .headers:
        while index < words.count, let pair = pair(words[index]) {
          if element == .fields { arguments.fields.append(pair) } else { arguments.headers.append(pair) }
          index += 1
        }
        // What follows, if anything does, says itself what it expects.
        if index < words.count, element == form.elements.last {
          return .stopped(
            Stop(
              index: index,
              expected: element == .fields ? field : "a header such as Origin=null"))
        }
      }
    }
    return index == words.count ? .complete(arguments) : .stopped(Stop(index: index, expected: "the end of the line"))
  }

  private let field = "a field such as username=alice"

  private func pair(_ word: Word) -> FieldValue? {
    guard let equals = word.text.firstIndex(of: "="), equals != word.text.startIndex else { return nil }
    return FieldValue(name: String(word.text[..<equals]), value: String(word.text[word.text.index(after: equals)...]))
  }
}

extension LineParser {
  /// The valid line that costs the fewest changes, if it is close enough to be what was meant.
  func nearest(_ words: [Word]) -> String? {
    let words = parted(words)
    guard let first = words.first?.text else { return nil }
    var best: (cost: Int, line: String)?
    for form in vocabulary.forms {
      guard case .word(let start) = form.elements.first else { continue }
      let startCost = first.lowercased().editDistance(to: start)
      guard startCost <= max(1, start.count / 3) else { continue }
      let (cost, line) = align(words, form)
      if cost + startCost < best?.cost ?? Int.max { best = (cost + startCost, line) }
    }
    return best?.line
  }

  /// `logout` and `signin` as the two words that they are here.
  private func parted(_ words: [Word]) -> [Word] {
    guard let first = words.first else { return words }
    for form in vocabulary.forms {
      guard case .word(let one) = form.elements.first, case .word(let two) = form.elements.dropFirst().first,
        first.text.lowercased() == one + two
      else { continue }
      return [Word(text: one, column: first.column), Word(text: two, column: first.column)] + words.dropFirst()
    }
    return words
  }

  /// Lays the typed words along a form: misspelt words are corrected, values kept, missing ones taken from the example.
  private func align(_ words: [Word], _ form: LineForm) -> (cost: Int, line: String) {
    let example = (try? Word.split(form.example)) ?? []
    var rest = words[...]
    var out: [String] = []
    var cost = 0
    for (position, element) in form.elements.enumerated() {
      switch element {
      case .word(let fixed):
        if let word = rest.first, word.text.lowercased().editDistance(to: fixed) <= max(1, fixed.count / 3) {
          let distance = word.text.lowercased().editDistance(to: fixed)
          // A word that stands in the form tells more than one that could be any value.
          cost += distance == 0 ? -3 : distance
          rest.removeFirst()
        } else {
          cost += 3
        }
        out.append(fixed)
      case .slot(let slot):
        if let word = rest.first, slot.accepts(word.text) {
          out.append(retyped(word.text, isQuoted: word.isQuoted))
          rest.removeFirst()
        } else if slot == .address, let word = rest.first, !word.isQuoted {
          cost += 2
          out.append("/" + word.text)
          rest.removeFirst()
        } else {
          cost += 2
          let value = example.indices.contains(position) ? example[position] : Word(text: slot.rawValue, column: 1)
          out.append(retyped(value.text, isQuoted: value.isQuoted))
        }
      case .named(let name):
        if let word = rest.first, let pair = pair(word) {
          cost += pair.name == name ? 0 : 1
          out.append("\(name)=\(retyped(pair.value, isQuoted: word.isQuoted))")
          rest.removeFirst()
        } else {
          cost += 2
          out.append("\(name)=…")
        }
      case .fields, .headers:
        while let word = rest.first, let pair = pair(word) {
          out.append("\(pair.name)=\(retyped(pair.value, isQuoted: word.isQuoted))")
          rest.removeFirst()
        }
      }
    }
    return (cost + 3 * rest.count, out.joined(separator: " "))
  }

  /// A typed value as it can be typed again: a token stays a token, and an escaped dollar sign stays escaped.
  private func retyped(_ text: String, isQuoted: Bool) -> String {
    guard isQuoted else { return text }
    return Line.quoted(text, always: true).replacing(#"\$"#, with: "$").replacing(Token.literalDollar, with: #"\$"#)
  }
}

extension String {
  /// Whether both are the same but for upper and lower case.
  fileprivate func isSame(as other: String) -> Bool {
    utf8.count == other.utf8.count && lowercased() == other.lowercased()
  }
}
