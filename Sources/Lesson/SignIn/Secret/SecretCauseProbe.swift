/// Why a restart signs people out, or another copy of the app knows them.
enum SecretCauseProbe {
  static func cause(of fault: SecretFault, on stage: isolated Stage) async -> (any Cause)? {
    switch fault {
    case .endedByRestart(let person): await whyEnded(person, on: stage)
    case .cookieFromElsewhere, .builtInKey: await whyKnownElsewhere(on: stage)
    default: nil
    }
  }

  static func whyEnded(_ name: String, on stage: isolated Stage) async -> SecretCause? {
    guard let person = Accounts.known(name, on: stage) else { return nil }
    let cookies = await SignInTrial.trial(person.name, person.password, on: stage).browser.jar.cookies
    // Signed with the right key: what it says was right, and the app has forgotten what that stands for.
    if let key = stage.run.secretKey,
      cookies.contains(where: { KeyGuess.signed($0.value, with: key).contains($0.value) })
    {
      return .sessionsInMemory
    }
    return switch Self.areIDs(cookies) {
    case true: .sessionsInMemory
    case false: .keyMadeAtStart
    default: nil
    }
  }

  static func whyKnownElsewhere(on stage: isolated Stage) async -> SecretCause? {
    guard let person = stage.people.first(where: { !stage.newcomers.contains($0.role) }) else { return nil }
    let cookies = await SignInTrial.trial(person.name, person.password, on: stage).browser.jar.cookies
    return Self.areIDs(cookies) == true ? .sessionsElsewhere : nil
  }

  /// Whether whoever is signed in has an id, and the app keeps what it stands for; nil where that cannot be told.
  private static func areIDs(_ cookies: [Cookie]) -> Bool? {
    let contents = cookies.map { CookieContent($0.value).core }
    if contents.contains(where: \.saysSomething) { return false }
    // What is longer may be encrypted, and hold everything.
    return contents.contains(where: { $0.isID(upTo: 80) }) ? true : nil
  }
}

extension CookieContent {
  fileprivate var saysSomething: Bool {
    switch self {
    case .json, .token, .text: true
    default: false
    }
  }

  fileprivate func isID(upTo length: Int) -> Bool {
    if case .random(let text) = self { text.length <= length } else { false }
  }
}

extension SecretFault {
  func cause(on stage: isolated Stage) async -> (any Cause)? {
    await SecretCauseProbe.cause(of: self, on: stage)
  }
}
