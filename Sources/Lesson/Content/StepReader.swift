import Yams

/// Reads one Markdown file into a step.
struct StepReader {
  let id: String
  /// The file's path inside the course's folder, for error messages.
  let file: String
  private let vocabulary: Vocabulary
  private let frontMatter: [String: String]
  private let elements: [MarkdownDocument.Element]

  /// - Throws: ``ContentError`` where the front matter is missing or is not YAML.
  init(id: String, file: String, text: String, vocabulary: Vocabulary) throws(ContentError) {
    (self.id, self.file, self.vocabulary) = (id, file, vocabulary)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.first == "---", let end = lines.dropFirst().firstIndex(of: "---") else {
      throw ContentError(file: file, line: 1, fault: .keyMissing("title"))
    }
    do {
      frontMatter = try YAMLDecoder().decode([String: String].self, from: lines[1..<end].joined(separator: "\n"))
    } catch {
      throw ContentError(file: file, line: 2, fault: .notYAML("\(error)"))
    }
    elements = MarkdownDocument(lines[(end + 1)...].joined(separator: "\n"), firstLine: end + 2).elements
  }

  /// - Throws: ``ContentError`` at the first thing that is wrong.
  func step() throws(ContentError) -> Step {
    let sections = try sections()
    return Step(
      id: id, title: try value("title"), objective: try value("objective"),
      text: sections.before.blocks,
      tour: try tour(try sections.section("Tour", self)),
      task: task(try sections.section("Task", self)),
      checks: try checks(try sections.section("Checks", self)),
      hints: hints(try sections.section("Hints", self)),
      questions: try questions(sections.optional("Questions")),
      corrections: try sections.section("What the tutorial gets wrong", self).blocks)
  }

  private func value(_ key: String) throws(ContentError) -> String {
    guard let value = frontMatter[key], !value.isEmpty else { throw fault(.keyMissing(key), 1) }
    return value
  }

  func fault(_ fault: ContentError.Fault, _ line: Int) -> ContentError {
    ContentError(file: file, line: line, fault: fault)
  }
}

// MARK: - Sections

/// A heading with what stands under it.
struct Section {
  var title = ""
  var line = 1
  var elements: [MarkdownDocument.Element] = []
  var blocks: [Block] { elements.map(\.block) }

  /// Splits at headings of a level; what stands before the first one comes apart.
  func split(level: Int) -> (before: Section, parts: [Section]) {
    var before = Section(title: title, line: line)
    var parts: [Section] = []
    for element in elements {
      if case .heading(level, let inlines) = element.block {
        parts.append(Section(title: inlines.map(\.plain).joined(), line: element.line))
      } else if parts.isEmpty {
        before.elements.append(element)
      } else {
        parts[parts.count - 1].elements.append(element)
      }
    }
    return (before, parts)
  }
}

private struct Sections {
  var before: Section
  var parts: [Section]

  func section(_ title: String, _ reader: StepReader) throws(ContentError) -> Section {
    guard let part = parts.first(where: { $0.title == title }) else { throw reader.fault(.sectionMissing(title), 1) }
    return part
  }

  /// Empty where there is none.
  func optional(_ title: String) -> Section { parts.first { $0.title == title } ?? Section(title: title) }
}

extension StepReader {
  private static let titles = ["Tour", "Task", "Checks", "Hints", "Questions", "What the tutorial gets wrong"]

  private func sections() throws(ContentError) -> Sections {
    let (before, parts) = Section(elements: elements).split(level: 2)
    if let odd = parts.first(where: { !Self.titles.contains($0.title) }) {
      throw fault(.sectionUnknown(odd.title), odd.line)
    }
    return Sections(before: before, parts: parts)
  }

  private func task(_ section: Section) -> Step.Task {
    let (before, tracks) = section.split(level: 3)
    return Step.Task(
      text: before.blocks, tracks: Dictionary(tracks.map { ($0.title, $0.blocks) }, uniquingKeysWith: { $0 + $1 }))
  }

  private func hints(_ section: Section) -> [[Block]] {
    section.blocks.flatMap { block -> [[Block]] in
      if case .list(_, _, let items) = block { items } else { [] }
    }
  }
}

// MARK: - Scripts

extension StepReader {
  /// The lines of a fence; the fence's own line is `line`.
  private func script(_ text: String, _ line: Int) throws(ContentError) -> [Line] {
    var lines: [Line] = []
    for (offset, text) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      guard !text.allSatisfy(\.isWhitespace), !Line.isComment(String(text)) else { continue }
      do throws(LineError) {
        lines.append(try vocabulary.line(String(text)))
      } catch {
        throw fault(.line(error), line + 1 + offset)
      }
    }
    return lines
  }

  private func tour(_ section: Section) throws(ContentError) -> Step.Tour {
    let (before, parts) = section.split(level: 3)
    var goals: [Step.Goal] = []
    for part in parts {
      guard case .code("goal", let text) = part.blocks.last, let line = part.elements.last?.line else {
        throw fault(.goalWithoutScript(part.title), part.line)
      }
      let script = try script(text, line)
      let conditions = script.reversed().prefix(while: \.isExpectation).reversed()
      guard !conditions.isEmpty else { throw fault(.goalWithoutScript(part.title), line) }
      if let odd = conditions.first(where: { !$0.traits.sendsNothing }) { throw fault(.goalCondition(odd.text), line) }
      goals.append(
        Step.Goal(
          title: part.title, text: part.blocks.dropLast(), lines: script.dropLast(conditions.count),
          conditions: Array(conditions)))
    }
    return Step.Tour(text: before.blocks, goals: goals)
  }

  private func checks(_ section: Section) throws(ContentError) -> [Check] {
    var checks: [Check] = []
    for part in section.split(level: 3).parts {
      guard let match = part.title.firstMatch(of: /^([a-z]+\.[a-z-]+): (.+)$/), match.1.hasPrefix(id + ".") else {
        throw fault(.checkTitle(part.title), part.line)
      }
      let check = try check(String(match.1), title: String(match.2), part)
      guard !checks.contains(where: { $0.id == check.id }) else { throw fault(.checkDuplicate(check.id), part.line) }
      checks.append(check)
    }
    return checks
  }

  private func check(_ check: String, title: String, _ part: Section) throws(ContentError) -> Check {
    let fence = part.elements.firstIndex {
      if case .code(let info, _) = $0.block { info.hasPrefix("check") } else { false }
    }
    guard let fence, case .code(let info, let text) = part.elements[fence].block else {
      throw fault(.checkWithoutScript(check), part.line)
    }
    let line = part.elements[fence].line
    var needs: [String] = []
    var until: String?
    var advice = Check.Advice.never
    var (isReadOnly, isAlone) = (false, false)
    for option in info.split(separator: " ").dropFirst() {
      let parts = option.split(separator: "=", maxSplits: 1)
      switch (parts[0], parts.count == 2 ? String(parts[1]) : nil) {
      case ("needs", let ids?): needs = ids.split(separator: ",").map(String.init)
      case ("until", let step?): until = step
      case ("advice", nil): advice = .always
      case ("advice-until", let step?): advice = .until(step)
      case ("read-only", nil): isReadOnly = true
      case ("alone", nil): isAlone = true
      default: throw fault(.optionUnknown(String(option)), line)
      }
    }
    let lines = try script(text, line)
    guard !lines.isEmpty else { throw fault(.checkWithoutScript(check), line) }
    return Check(
      id: check, step: id, title: title, why: part.blocks[..<fence].map(\.self).plain, lines: lines,
      remedy: part.blocks[(fence + 1)...].map(\.self).plain, needs: needs, until: until, advice: advice,
      isReadOnly: isReadOnly, isAlone: isAlone)
  }
}
