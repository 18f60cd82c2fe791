/// Why people are not remembered.
enum RememberCauseProbe {
  static func cause(of fault: RememberFault, on stage: isolated Stage) async -> RememberCause? {
    switch fault {
    case .unasked: await whyUnasked(on: stage)
    case .forgotten: await whyForgotten(on: stage)
    default: nil
    }
  }

  /// Whether somebody who signs in is signed in still after the browser was closed.
  private static func isKept(_ person: Person, ticked: Bool, on stage: isolated Stage) async -> Bool {
    var browser = await SignInTrial.trial(person.name, person.password, isRemembered: ticked, on: stage).browser
    browser.close()
    return await Probe(browser: browser).send().isOpen
  }

  static func whyUnasked(on stage: isolated Stage) async -> RememberCause? {
    guard let person = stage.people.first else { return nil }
    guard await isKept(person, ticked: false, on: stage) else {
      return stage.visitor.rememberedBefore ? .tickSticks : nil
    }
    return await isKept(person, ticked: true, on: stage) ? .everybodyRemembered : .tickUpsideDown
  }

  static func whyForgotten(on stage: isolated Stage) async -> RememberCause? {
    guard let person = stage.people.first else { return nil }
    if await isKept(person, ticked: false, on: stage) { return .tickUpsideDown }
    return stage.browser.jar.cookies.contains { $0.expires != nil } ? .cookieNotRead : .nothingKept
  }
}

extension RememberFault {
  func cause(on stage: isolated Stage) async -> (any Cause)? {
    await RememberCauseProbe.cause(of: self, on: stage)
  }
}
