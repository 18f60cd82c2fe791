extension CheckResult {
  /// What is to be said about a check that does not hold.
  var explanation: Explanation? {
    guard var explanation = diagnosis?.explanation else { return nil }
    if let cause { (explanation.cause, explanation.next) = (cause.sentence, cause.next ?? explanation.next) }
    return explanation
  }

  /// What the check did up to the line that does not hold, in one sentence; nil where there is nothing to tell.
  var tried: String? {
    let performed = check.lines.prefix(transcript.entries.count { $0.depth == 0 })
    var deeds: [(deed: String, times: Int)] = []
    for line in performed where !line.isExpectation || line == performed.last {
      guard let deed = line.command.deed else { continue }
      if deeds.last?.deed == deed { deeds[deeds.count - 1].times += 1 } else { deeds.append((deed, 1)) }
    }
    guard !deeds.isEmpty else { return nil }
    // What was done last leads to the failure.
    let told = deeds.suffix(3).map { $0.times == 1 ? $0.deed : "\($0.deed) \($0.times) times" }
    // By hand: the first list that Foundation formats loads all languages, between a save and its verdict.
    let (before, last) = (told.dropLast().joined(separator: ", "), told[told.count - 1])
    return before.isEmpty ? "It \(last)." : "It \(before) and \(last)."
  }
}
