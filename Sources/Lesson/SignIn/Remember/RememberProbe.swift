enum RememberProbe {
  /// A cookie is left that the browser keeps when it is closed.
  static func isRemembered(on stage: isolated Stage) -> Bool {
    stage.browser.jar.cookies.contains { $0.expires != nil }
  }

  /// Somebody ticked the box, and a closed browser forgot them; nil where that is not so.
  static func whyForgottenWhenClosed(_ name: String, on stage: isolated Stage) -> Diagnosis? {
    guard stage.visitor.wasClosed, let attempt = stage.visitor.attempt, attempt.isRemembered, attempt.kind == nil else {
      return nil
    }
    return .remember(.forgotten(person: name))
  }

  /// Somebody is signed in after the browser was closed who did not tick the box, or was refused; nil where that is not so.
  static func whyKeptWhenClosed(on stage: isolated Stage) -> Diagnosis? {
    guard stage.visitor.wasClosed, let attempt = stage.visitor.attempt else { return nil }
    if attempt.kind == nil { return attempt.isRemembered ? nil : .remember(.unasked(person: attempt.name)) }
    return attempt.isRemembered ? .remember(.afterRefusal(person: attempt.name)) : nil
  }

  /// The cookies that sign somebody in again, with how long they are kept.
  private static func rememberCookies(on stage: isolated Stage) async throws(Diagnosis) -> [Cookie] {
    let person = try SignInProbe.some(1, on: stage)[0]
    let browser = try await SignInCookies.remembered(person, in: person.name, on: stage)
    let names = try await SignInCookies.names(of: person, in: browser, .remembered, on: stage)
    return browser.jar.cookies.filter { names.contains($0.name) }
  }

  static func verifyRemembered(for days: ClosedRange<Int>, on stage: isolated Stage) async throws(Diagnosis) {
    for cookie in try await rememberCookies(on: stage) {
      guard let kept = cookie.secondsAsked else { continue }
      let day = 86_400.0
      // An end date is written in whole seconds, and the answer took a moment.
      let leeway = 3600.0
      if kept < Double(days.lowerBound) * day - leeway {
        throw .remember(.tooShort(cookie: cookie.name, seconds: Int(kept), days: days.lowerBound))
      }
      if kept > Double(days.upperBound) * day + leeway {
        throw .remember(.tooLong(cookie: cookie.name, days: Int(kept / day), limit: days.upperBound))
      }
    }
  }

  static func verifyRememberedHidden(on stage: isolated Stage) async throws(Diagnosis) {
    if let open = try await rememberCookies(on: stage).first(where: { !$0.isHTTPOnly }) {
      throw .remember(.notHidden(cookie: open.name))
    }
  }

}

extension Cookie {
  /// How long the app asked for it to be kept; browsers themselves keep none longer than 400 days (RFC 6265bis §5.5).
  fileprivate var secondsAsked: Double? {
    guard let set = line.flatMap({ try? SetCookie($0) }) else { return expires?.timeIntervalSince(createdAt) }
    return set.maxAge.map(Double.init) ?? set.expires?.timeIntervalSince(createdAt)
  }
}
