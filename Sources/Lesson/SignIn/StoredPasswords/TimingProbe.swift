/// What a clock tells about the passwords.
enum TimingProbe {
  /// A sign-in, with what it took.
  private struct TimedSignIn {
    let trial: SignInTrial
    /// What the page with the form took before it.
    let page: Cost
    let cost: Cost

    /// Whether the password was checked in less than 5 milliseconds; nil where it cannot be told.
    ///
    /// On a busy machine all takes longer: only where both took about the same time the machine was quiet, and only what is
    /// far from the other is slow. An app that computed for longer was not fast, whatever the clock says.
    var isFast: Bool? {
      if let computed = cost.computed, let ofPage = page.computed, computed - 2 * ofPage > 0.005 { return false }
      let longer = cost.seconds - page.seconds
      if abs(longer) < 0.005 { return true }
      return longer > 4 * page.seconds || longer > 0.050 ? false : nil
    }
  }

  /// What an answer took, in seconds.
  private struct Cost {
    /// By the clock.
    let seconds: Double
    /// Of the processor; nil where that cannot be seen.
    let computed: Double?

    /// By half, and by at least 10 milliseconds, by the clock and in work: a difference that can be seen from afar, and is
    /// the app's own.
    func isFar(above other: Cost) -> Bool {
      func isFar(_ one: Double, _ other: Double) -> Bool { one > 1.5 * other && one - other > 0.010 }
      guard isFar(seconds, other.seconds) else { return false }
      guard let computed, let others = other.computed else { return true }
      return isFar(computed, others)
    }
  }

  /// - Parameter answer: sends something, and says how long the answer took.
  private static func cost<Answer>(
    on stage: isolated Stage,
    _ answer: () async -> (Answer, seconds: Double)
  ) async -> (answer: Answer, cost: Cost) {
    let before = stage.setting.processorTime()
    let (answer, seconds) = await answer()
    let after = stage.setting.processorTime()
    let computed = before.flatMap { before in after.map { $0 - before } }
    return (answer, Cost(seconds: seconds, computed: computed))
  }

  /// - Throws: ``AppFault/noAnswer(_:request:)``
  private static func timed(_ name: String, _ password: String, on stage: isolated Stage) async throws(Diagnosis) -> (
    trial: SignInTrial, cost: Cost
  ) {
    let timed = await cost(on: stage) {
      let trial = await SignInTrial.trial(name, password, on: stage)
      return (trial, trial.exchange.seconds)
    }
    if case .failure(let failure) = timed.answer.exchange.result {
      throw .app(.noAnswer(failure, request: "POST /login"))
    }
    return (timed.answer, timed.cost)
  }

  private static func timedBesidePage(_ person: Person, on stage: isolated Stage) async throws(Diagnosis) -> TimedSignIn
  {
    let page = await cost(on: stage) {
      var browser = stage.stranger()
      let page = await browser.send(Browser.Order(target: "/login"))
      return (page, page.seconds)
    }
    let (trial, cost) = try await timed(person.name, person.password, on: stage)
    return TimedSignIn(trial: trial, page: page.cost, cost: cost)
  }

  /// The right password: an app may refuse to look at more than a few wrong ones.
  static func verifyPasswordsCheckedSlowly(on stage: isolated Stage) async throws(Diagnosis) {
    let person = try SignInProbe.some(1, on: stage)[0]
    // A slow check looks like a fast one only where the page before it was held up for just as long.
    var isFast = SequentialTest(seldom: 0.2, often: 0.8)
    // Where as many leave it unclear, the app is right.
    for _ in 0..<40 where isFast.happensOften == nil {
      let signIn = try await timedBesidePage(person, on: stage)
      if let observed = signIn.isFast { isFast.observe(observed) }
      guard isFast.happensOften == true else { continue }
      SignInTrial.record(signIn.trial, person.name, person.password, on: stage)
      throw .passwords(.checkedTooFast)
    }
  }

  static func verifyUnknownNamesAsSlow(on stage: isolated Stage) async throws(Diagnosis) {
    // Of two that take the same time, one is far above the other on a busy machine only, and mostly not this one.
    var (sooner, later) = (SequentialTest(seldom: 0.4, often: 0.95), SequentialTest(seldom: 0.4, often: 0.95))
    let guess = stage.token("guess")
    // Where as many pairs leave it unclear, the app is right.
    for round in 0..<20 where sooner.happensOften == nil || later.happensOften == nil {
      // An app may lock an account after some wrong passwords, and that is no fault.
      let (known, unknown) = (stage.token("known-\(round / 3)"), stage.token("unknown-\(round / 3)"))
      if round.isMultiple(of: 3) {
        _ = try await RegistrationTrial.registered(known, Accounts.newPassword("key-\(round)", on: stage), on: stage)
      }
      let first = try await timed(round.isMultiple(of: 2) ? known : unknown, guess, on: stage)
      let second = try await timed(round.isMultiple(of: 2) ? unknown : known, guess, on: stage)
      let (ofKnown, ofUnknown) = round.isMultiple(of: 2) ? (first, second) : (second, first)
      sooner.observe(ofKnown.cost.isFar(above: ofUnknown.cost))
      later.observe(ofUnknown.cost.isFar(above: ofKnown.cost))
      guard sooner.happensOften == true || later.happensOften == true else { continue }
      SignInTrial.record(ofKnown.trial, known, guess, on: stage)
      SignInTrial.record(ofUnknown.trial, unknown, guess, on: stage)
      throw .passwords(sooner.happensOften == true ? .unknownAnsweredSooner : .unknownAnsweredLater)
    }
  }
}
