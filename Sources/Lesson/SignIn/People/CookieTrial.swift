/// A cookie with a value that the app did not give it, and what comes of it.
struct CookieTrial {
  let name: String
  let value: String
  let probe: Probe

  /// Of these cookies, those that a browser takes.
  static func all(_ cookies: [(name: String, value: String)], in browser: Browser) -> [CookieTrial] {
    cookies.compactMap { name, value in
      var changed = browser
      guard (try? changed.setCookie(name, value)) != nil else { return nil }
      return CookieTrial(name: name, value: value, probe: Probe(browser: changed))
    }
  }

  /// The first trial that decides. Its lines are put into the transcript, as typed in this browser.
  static func decisive(
    _ trials: [CookieTrial], in browser: String, on stage: isolated Stage,
    where decides: @Sendable (Probe.Answer) -> Bool
  ) async throws(Diagnosis) -> (trial: CookieTrial, answer: Probe.Answer)? {
    guard let found = try await Probe.decisive(of: trials.map(\.probe), where: { decides($1) }) else { return nil }
    let trial = trials[found.index]
    stage.record(
      ["set cookie \(Line.quoted("\(trial.name)=\(trial.value)"))", "visit /dashboard"], in: browser,
      found.answer.exchange)
    return (trial, found.answer)
  }
}
