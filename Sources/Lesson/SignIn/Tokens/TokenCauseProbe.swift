/// Why a token is not what it should be.
enum TokenCauseProbe {
  static func cause(of fault: TokenFault, on stage: isolated Stage) async -> (any Cause)? {
    switch fault {
    case .endsWithSession(let person): await whyTokenEnds(person, on: stage)
    case .withoutSession(let person): await whyWithoutSession(person, on: stage)
    case .outlivesLogout(let person), .outlivesPasswordChange(let person):
      await SignInCookies.say(person, isRemembered: true, on: stage) ? TokenCause.tokenSaysWho : TokenCause.tokenKept
    default: nil
    }
  }

  /// A browser that keeps all its cookies when it is closed has nothing but a long session.
  static func whyTokenEnds(_ name: String, on stage: isolated Stage) async -> TokenCause? {
    guard let person = Accounts.known(name, on: stage) else { return nil }
    var browser = await SignInTrial.trial(name, person.password, isRemembered: true, on: stage).browser
    _ = await Probe(browser: browser).send()
    let before = browser.jar.cookies.count
    browser.close()
    return browser.jar.cookies.count == before ? .onlySessionKept : .tokenNotAsked
  }

  /// One cookie with an end date, and none beside it that signs in, is a long session.
  static func whyWithoutSession(_ name: String, on stage: isolated Stage) async -> TokenCause? {
    guard let person = Accounts.known(name, on: stage) else { return nil }
    let cookies = await SignInTrial.trial(name, person.password, isRemembered: true, on: stage).browser.jar.cookies
    return cookies.count { $0.expires != nil } == 1 ? .onlySessionKept : nil
  }
}

extension TokenFault {
  func cause(on stage: isolated Stage) async -> (any Cause)? {
    await TokenCauseProbe.cause(of: self, on: stage)
  }
}
