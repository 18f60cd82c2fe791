extension ContentError: Explained {
  /// `file:line: what is wrong`
  var words: String { "\(file):\(line): \(fault.words)" }
}

extension ContentError.Fault {
  fileprivate var words: String {
    switch self {
    case .fileMissing: "the file is missing"
    case .notYAML(let reason): "this is not the YAML that is expected here: \(reason)"
    case .keyMissing(let key): "the front matter needs \"\(key)\""
    case .sectionMissing(let title): "the section \"## \(title)\" is missing"
    case .sectionUnknown(let title): "a step has no section \"\(title)\""
    case .line(let error): error.words
    case .checkTitle(let title): "a check's heading is \"### step.id: Title\", not \"\(title)\""
    case .checkWithoutScript(let id): "the check \(id) has no lines; they stand in a fence called check"
    case .goalWithoutScript(let title): "the goal \"\(title)\" has no fence called goal that ends in an expectation"
    case .goalCondition(let line): "a goal's expectation must not send a request: \(line)"
    case .optionUnknown(let option): "a check has no option \"\(option)\""
    case .questionWithoutChoices(let title):
      "the question \"\(title)\" needs a list of choices, each beginning with [ ] or [x]"
    case .questionNotDecided(let title): "exactly one choice of the question \"\(title)\" is right and marked [x]"
    case .questionUnexplained(let title):
      "the question \"\(title)\" needs a text after its choices that explains the answer"
    case .checkUnknown(let id): "a check needs \(id), which does not stand before it"
    case .checkDuplicate(let id): "the check \(id) stands here twice"
    case .registrationUnknown(let id): "registration names \(id), and its step has no such check"
    }
  }
}
