import Foundation

/// Tokens that remember somebody.
enum TokenProbe {
  /// How long a token is good, in seconds, as the environment of the app says.
  static func lifetime(on stage: isolated Stage) -> Double {
    stage.run.seconds("REMEMBER_SECONDS", usually: 30 * 86_400)
  }

  /// Whoever reads the files of the app cannot make a remember-me cookie from them.
  static func verifyNoTokenInData(on stage: isolated Stage) async throws(Diagnosis) {
    let folder = try AppControl.dataFolder(on: stage)
    // Nobody whom other checks need: an app may have one token for each account.
    let person = Person(name: stage.token("owner"), password: Accounts.newPassword("owner-key", on: stage))
    try await stage.type("register as \(person.name) password=\(person.password)")
    let browser = try await SignInCookies.remembered(person, in: "\(person.name) again", on: stage)
    let files = folder.files()
    let names = try await SignInCookies.names(of: person, in: browser, .remembered, on: stage)
    for cookie in browser.jar.cookies where names.contains(cookie.name) {
      let parts = TokenParts(cookie.value).all
      let found = parts.map { part in
        files.first { ByteSearch(part.map { (bytes: $0, label: true) }).first(in: $0.bytes) == true }
      }
      // One half may stand there, to find the row by. All of it may not.
      if !found.isEmpty, found.allSatisfy({ $0 != nil }), let file = found.last ?? nil {
        throw .token(.readable(cookie: cookie.name, file: file.name))
      }
    }
  }

  /// Why a remembered browser is still signed in that should not be; nil where it is not.
  static func whyTokenLives(on stage: isolated Stage) -> TokenFault? {
    guard stage.visitor.wasClosed, let attempt = stage.visitor.attempt, attempt.kind == nil, attempt.isRemembered else {
      return nil
    }
    switch stage.visitor.disturbance {
    case .logout(let person) where stage.visitor.copied != nil: return .outlivesLogout(person: person)
    case .passwordChange(let person) where person == attempt.name: return .outlivesPasswordChange(person: person)
    case nil where stage.visitor.copied != nil: return .usedTwice(person: attempt.name)
    default: return nil
    }
  }

  /// Somebody is remembered for longer than the app was told; nil where time is not to blame.
  static func whyTokenNotOver(_ past: SessionPast, on stage: isolated Stage) -> Diagnosis? {
    guard past.hasWaited, let attempt = stage.visitor.attempt, attempt.kind == nil, attempt.isRemembered,
      past.age >= TokenProbe.lifetime(on: stage)
    else { return nil }
    return .token(.outlivesItsTime(person: attempt.name, age: past.age, limit: TokenProbe.lifetime(on: stage)))
  }

  /// Somebody asked to be remembered, and what the browser forgets when it is closed does not sign them in; nil where it
  /// was not tried alone.
  static func whyWithoutSession(_ past: SessionPast, _ person: String, on stage: isolated Stage) -> Diagnosis? {
    guard stage.visitor.copied == .ofSession, !past.hasWaited, let attempt = stage.visitor.attempt,
      attempt.name == person,
      attempt.kind == nil, attempt.isRemembered
    else { return nil }
    return .token(.withoutSession(person: person))
  }

  /// Somebody asked to be remembered, and the end of the session was the end of that; nil where it was not.
  static func whyNotRemembered(_ past: SessionPast, _ person: String, on stage: isolated Stage) -> Diagnosis? {
    guard past.hasWaited, let attempt = stage.visitor.attempt, attempt.name == person, attempt.kind == nil,
      attempt.isRemembered, past.age < TokenProbe.lifetime(on: stage),
      past.idle >= Lifetimes(stage.run).idle || past.age >= Lifetimes(stage.run).age
    else { return nil }
    return .token(.endsWithSession(person: person))
  }
}

/// The parts of a cookie's value that nobody can guess, each as the bytes that may stand for it in a file.
private struct TokenParts {
  let all: [[[UInt8]]]

  init(_ value: String) {
    let text = (value.removingPercentEncoding ?? value).filter { $0 != "\"" }
    all = text.split { ".:|~".contains($0) }.filter { $0.count >= 16 }.map { part in
      let hex = part.filter { $0 != "-" }
      return [Array(part.utf8), Array(hex.utf8)]
        + [Data(base64URL: String(part)), Data(hex: String(hex))].compactMap { $0.map(Array.init) }
    }
  }
}
