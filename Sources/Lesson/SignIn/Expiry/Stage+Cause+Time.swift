/// Why sessions end too late or too early. Told only where the app's clock can be moved: nobody waits for hours.
extension Stage {
  func cause(of fault: ExpiryFault) async -> (any Cause)? {
    switch fault {
    case .outlivesIdle(_, _, let limit): await whyNotIdle(limit)
    case .outlivesAge(_, _, let limit): await whyAgeless(limit)
    case .endsEarly(let person, let idle, let age, let limits): await whyEarly(person, idle, age, limits)
    default: nil
    }
  }

  /// The limit where the environment says nothing, in seconds.
  private static let usual = Lifetimes()
  /// Longer than rounding to whole seconds or minutes makes a limit.
  private static let margin = 61.0

  private func pass(_ seconds: Double) async -> Bool { await setting.moveClock?(.seconds(seconds)) == true }

  /// What comes next is asked with the cookies that came before.
  private func isOpen(_ browser: inout Browser) async -> Bool {
    await browser.send(Browser.Order(target: "/dashboard"))
    return browser.view.map(Dashboard.init)?.isOpen == true
  }

  /// Whether a new session is there still after so many seconds without a request; nil where that cannot be told.
  private func lasts(_ person: Person, _ seconds: Double) async -> Bool? {
    var browser = await trial(person.name, person.password).browser
    guard await isOpen(&browser), await pass(seconds) else { return nil }
    return await isOpen(&browser)
  }

  func whyNotIdle(_ limit: Double) async -> (any Cause)? {
    // On the dashboard it was over.
    if case .signedOutAt = failedCommand as? SignInLine { return ExpiryCause.pageWithoutLimit }
    // Where it is the app's own, nothing else is to be known.
    guard limit != Self.usual.idle, let person = visitor.attempt.flatMap({ known($0.name) }) else { return nil }
    if visitor.hasSessionOnly, await lasts(person, limit + Self.margin) == false {
      return TokenCause.tickedSessionSpared
    }
    let limits: [(Double, Cause)] = [
      (limit * 60 - Self.margin, ExpiryCause.limitFixed), (limit * 60 + Self.margin, ExpiryCause.limitInMinutes),
      (Self.usual.age + Self.margin, ExpiryCause.onlyAgeLimited),
    ]
    for (seconds, cause) in limits where seconds < Self.usual.age + 2 * Self.margin {
      guard let lasts = await lasts(person, seconds) else { return nil }
      if !lasts { return cause }
    }
    return ExpiryCause.neverOver
  }

  /// Goes on using the session, and sees when it ends.
  func whyAgeless(_ limit: Double) async -> ExpiryCause? {
    guard limit != Self.usual.age else { return nil }
    var browser = browser
    let pause = lifetimes.idle * 0.8
    while past.age < Self.usual.age + pause + Self.margin {
      guard await pass(pause) else { return nil }
      guard await !isOpen(&browser) else { continue }
      return abs(past.age - limit * 60) < pause + Self.margin ? .limitInMinutes : .limitFixed
    }
    return .ageForgotten
  }

  func whyEarly(_ person: String, _ idle: Double, _ age: Double, _ limits: Lifetimes) async -> ExpiryCause? {
    guard let person = known(person) else { return nil }
    var browser = await trial(person.name, person.password).browser
    guard await pass(min(Self.margin, limits.idle / 2)) else { return nil }
    guard await isOpen(&browser) else { return .overAtOnce }
    return age > limits.idle ? .notRenewed : nil
  }
}
