extension StepReader {
  /// Each heading with its text, a list of choices marked `[ ]` and one `[x]`, and the explanation.
  func questions(_ section: Section) throws(ContentError) -> [Question] {
    var questions: [Question] = []
    for part in section.split(level: 3).parts { questions.append(try question(part)) }
    return questions
  }

  private func question(_ part: Section) throws(ContentError) -> Question {
    let place = part.blocks.firstIndex { Self.choices(of: $0) != nil }
    guard let place, let choices = Self.choices(of: part.blocks[place]) else {
      throw fault(.questionWithoutChoices(part.title), part.line)
    }
    guard choices.count(where: \.isRight) == 1 else {
      throw fault(.questionNotDecided(part.title), part.elements[place].line)
    }
    let explanation = Array(part.blocks[(place + 1)...])
    guard !explanation.isEmpty else { throw fault(.questionUnexplained(part.title), part.line) }
    return Question(
      title: part.title, text: Array(part.blocks[..<place]), choices: choices, explanation: explanation)
  }

  /// nil for what is no list of at least two choices.
  private static func choices(of block: Block) -> [Question.Choice]? {
    guard case .list(_, _, let items) = block, items.count > 1 else { return nil }
    let choices = items.compactMap { item -> Question.Choice? in
      guard item.count == 1, case .paragraph(let inlines) = item[0], case .text(let text) = inlines.first else {
        return nil
      }
      for (mark, isRight) in [("[ ] ", false), ("[x] ", true)] where text.hasPrefix(mark) {
        return Question.Choice(
          text: [.text(String(text.dropFirst(mark.count)))] + inlines.dropFirst(), isRight: isRight)
      }
      return nil
    }
    return choices.count == items.count ? choices : nil
  }
}
