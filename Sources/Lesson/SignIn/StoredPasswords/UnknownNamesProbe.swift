import Foundation

/// Whether the answer to a sign-in tells who has an account.
enum UnknownNamesProbe {
  static func verifyUnknownNamesAlike(on stage: isolated Stage) async throws(Diagnosis) {
    let (known, guess) = (stage.token("known"), stage.token("guess"))
    _ = try await RegistrationTrial.registered(known, Accounts.newPassword("known-key", on: stage), on: stage)
    var refusals: (known: [Refusal], unknown: [Refusal]) = ([], [])
    // What is random in a page differs from itself: it shows when everything is asked twice.
    for round in 1...2 {
      let unknown = stage.token("unknown-\(round)")
      refusals.known.append(try await refusal(of: known, guess, on: stage))
      refusals.unknown.append(try await refusal(of: unknown, guess, on: stage))
      let (ofKnown, ofUnknown) = (refusals.known[round - 1], refusals.unknown[round - 1])
      if ofKnown.steps == ofUnknown.steps { return }
      guard round == 2, let (one, other) = Refusal.difference(refusals.known, refusals.unknown) else { continue }
      SignInTrial.record(ofKnown.trial, known, guess, on: stage)
      SignInTrial.record(ofUnknown.trial, unknown, guess, on: stage)
      throw .passwords(.answeredDifferently(known: one, unknown: other))
    }
  }

  private static func refusal(of name: String, _ password: String, on stage: isolated Stage) async throws(Diagnosis)
    -> Refusal
  {
    let trial = await SignInTrial.trial(name, password, on: stage)
    if case .failure(let failure) = trial.exchange.result { throw .app(.noAnswer(failure, request: "POST /login")) }
    var browser = trial.browser
    var steps = [Refusal.Step(browser, without: name)]
    while steps.count < 6, (try? await browser.follow()) != nil { steps.append(Refusal.Step(browser, without: name)) }
    return Refusal(trial: trial, steps: steps)
  }
}

/// How a sign-in was turned down, redirects followed.
private struct Refusal {
  let trial: SignInTrial
  let steps: [Step]

  struct Step: Equatable {
    let status: Int
    /// Where it leads, without its query: that may hold the name.
    let path: String?
    let lines: [String]

    init(_ browser: Browser, without name: String) {
      status = browser.view?.response.status ?? 0
      path = browser.redirectTarget?.path
      lines = browser.view?.page.lines(without: name) ?? []
    }
  }

  /// What all answers to one sort of name have and none to the other; nil where there is nothing of the kind.
  static func difference(_ known: [Refusal], _ unknown: [Refusal]) -> (String, String)? {
    let statuses = [known, unknown].map { Set($0.map { $0.steps.map(\.status) }) }
    if let one = statuses[0].first, let other = statuses[1].first, statuses.allSatisfy({ $0.count == 1 }), one != other
    {
      return ("status \(one.text)", "status \(other.text)")
    }
    let paths = [known, unknown].map { Set($0.map { $0.steps.map(\.path) }) }
    if let one = paths[0].first, let other = paths[1].first, paths.allSatisfy({ $0.count == 1 }), one != other {
      return (one.compactMap(\.self).joined(separator: ", "), other.compactMap(\.self).joined(separator: ", "))
    }
    func lines(_ refusals: [Refusal]) -> [[String]] { refusals.map { $0.steps.flatMap(\.lines) } }
    func own(_ some: [[String]], _ others: [[String]]) -> String? {
      some[0].first { line in some.allSatisfy { $0.contains(line) } && !others.contains { $0.contains(line) } }
    }
    let (some, others) = (lines(known), lines(unknown))
    let found = (own(some, others), own(others, some))
    return found.0 == nil && found.1 == nil ? nil : (found.0 ?? "", found.1 ?? "")
  }
}

extension [Int] {
  /// `302, then 200`.
  fileprivate var text: String { map(String.init).joined(separator: ", then ") }
}
