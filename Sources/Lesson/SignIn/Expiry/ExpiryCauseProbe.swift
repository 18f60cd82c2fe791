/// Why sessions end too late or too early. Told only where the app's clock can be moved: nobody waits for hours.
enum ExpiryCauseProbe {
  static func cause(of fault: ExpiryFault, on stage: isolated Stage) async -> (any Cause)? {
    switch fault {
    case .outlivesIdle(_, _, let limit): await whyNotIdle(limit, on: stage)
    case .outlivesAge(_, _, let limit): await whyAgeless(limit, on: stage)
    case .endsEarly(let person, let idle, let age, let limits): await whyEarly(person, idle, age, limits, on: stage)
    default: nil
    }
  }

  /// The limit where the environment says nothing, in seconds.
  private static let usual = Lifetimes()
  /// Longer than rounding to whole seconds or minutes makes a limit.
  private static let margin = 61.0

  private static func pass(_ seconds: Double, on stage: isolated Stage) async -> Bool {
    await stage.setting.moveClock?(.seconds(seconds)) == true
  }

  /// What comes next is asked with the cookies that came before.
  private static func isOpen(_ browser: inout Browser) async -> Bool {
    await browser.send(Browser.Order(target: "/dashboard"))
    return browser.view.map(Dashboard.init)?.isOpen == true
  }

  /// Whether a new session is there still after so many seconds without a request; nil where that cannot be told.
  private static func lasts(_ person: Person, _ seconds: Double, on stage: isolated Stage) async -> Bool? {
    var browser = await SignInTrial.trial(person.name, person.password, on: stage).browser
    guard await isOpen(&browser), await pass(seconds, on: stage) else { return nil }
    return await isOpen(&browser)
  }

  static func whyNotIdle(_ limit: Double, on stage: isolated Stage) async -> (any Cause)? {
    // On the dashboard it was over.
    if case .signedOutAt = stage.evidence.failedCommand as? SignInLine { return ExpiryCause.pageWithoutLimit }
    // Where it is the app's own, nothing else is to be known.
    guard limit != Self.usual.idle, let person = stage.visitor.attempt.flatMap({ Accounts.known($0.name, on: stage) })
    else {
      return nil
    }
    if stage.visitor.copied == .ofSession, await lasts(person, limit + Self.margin, on: stage) == false {
      return ExpiryCause.tickedSessionSpared
    }
    let limits: [(Double, Cause)] = [
      (limit * 60 - Self.margin, ExpiryCause.limitFixed), (limit * 60 + Self.margin, ExpiryCause.limitInMinutes),
      (Self.usual.age + Self.margin, ExpiryCause.onlyAgeLimited),
    ]
    for (seconds, cause) in limits where seconds < Self.usual.age + 2 * Self.margin {
      guard let lasts = await lasts(person, seconds, on: stage) else { return nil }
      if !lasts { return cause }
    }
    return ExpiryCause.neverOver
  }

  /// Goes on using the session, and sees when it ends.
  static func whyAgeless(_ limit: Double, on stage: isolated Stage) async -> ExpiryCause? {
    guard limit != Self.usual.age else { return nil }
    var browser = stage.browser
    let pause = Lifetimes(stage.run).idle * 0.8
    while SessionPast(of: stage).age < Self.usual.age + pause + Self.margin {
      guard await pass(pause, on: stage) else { return nil }
      guard await !isOpen(&browser) else { continue }
      return abs(SessionPast(of: stage).age - limit * 60) < pause + Self.margin ? .limitInMinutes : .limitFixed
    }
    return .ageForgotten
  }

  static func whyEarly(_ person: String, _ idle: Double, _ age: Double, _ limits: Lifetimes, on stage: isolated Stage)
    async -> ExpiryCause?
  {
    guard let person = Accounts.known(person, on: stage) else { return nil }
    var browser = await SignInTrial.trial(person.name, person.password, on: stage).browser
    guard await pass(min(Self.margin, limits.idle / 2), on: stage) else { return nil }
    guard await isOpen(&browser) else { return .overAtOnce }
    return age > limits.idle ? .notRenewed : nil
  }
}

extension ExpiryFault {
  func cause(on stage: isolated Stage) async -> (any Cause)? {
    await ExpiryCauseProbe.cause(of: self, on: stage)
  }
}
