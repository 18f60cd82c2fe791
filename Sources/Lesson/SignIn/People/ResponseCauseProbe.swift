/// Why a response is not what it should be.
enum ResponseCauseProbe {
  static func cause(of fault: AppFault, on stage: isolated Stage) async -> CrashCause? {
    switch fault {
    case .ended, .serverError: await whyFailing(on: stage)
    case .noAnswer: nil
    }
  }

  static func cause(of fault: ResponseFault, on stage: isolated Stage) async -> (any Cause)? {
    switch fault {
    case .elsewhere(let got, let expected): ReturningCauseProbe.whyLost(got, expected, on: stage)
    case .textMissing(let text, let address): await NameCauseProbe.whyTextMissing(text, at: address, on: stage)
    case .textPresent(let text, let address):
      NameCauseProbe.whyNameFromAddress(address, on: stage) ?? MottoCauseProbe.whyMottoShown(text, on: stage)
    case .unexpectedStatus(let status, let expected, _): await whyStatus(status, expected, on: stage)
    case .noRedirect(let status, _, showsLoginForm: false): whyPageForRedirect(status, on: stage)
    case .noRedirect(_, _, showsLoginForm: true): await SignInCauseProbe.whyFormForRedirect(on: stage)
    default: nil
    }
  }

  /// What was tried when the app failed.
  static func whyFailing(on stage: isolated Stage) async -> CrashCause? {
    if case .signInByAddress = stage.failedCommand as? SignInLine { return .addressFails }
    if case .forgedCookiesRefused = stage.failedCommand as? CookieTrustLine { return .madeUpCookieFails }
    if case .incompleteFormsRefused = stage.failedCommand as? SignInLine { return .missingFieldFails }
    if stage.failedCommand is GuardLine {
      let isFollowing = stage.lines.last.map { $0.command.isEqual(to: BrowseLine.follow) } == true
      return stage.transcript.entries.last?.browser == "visitor" && !isFollowing ? .strangerFails : nil
    }
    let deeds = stage.transcript.entries.filter { $0.depth == 0 }.compactMap(stage.line).filter { !$0.isExpectation }
    if case .logOutAgain = deeds.last?.command as? LogoutLine { return .secondLogoutFails }
    switch stage.lines.last(where: { !$0.isExpectation })?.command as? BrowseLine {
    case .submit(let fields): return await whyFailing(fields, on: stage)
    case .visit(let address):
      let expectsAnswer = ResponseLine.noServerError
      if stage.failedCommand?.isEqual(to: expectsAnswer) == true, address.contains("password=") { return .addressFails }
      // Other lines may have changed what the page shows.
      let visits = stage.lines.filter { $0.command.isEqual(to: BrowseLine.visit(address)) }
      let others = stage.lines.filter { !$0.command.isEqual(to: expectsAnswer) }
      return visits.count > 1 && others.count == visits.count ? .failsAfterAWhile : nil
    default: return nil
    }
  }

  static func whyFailing(_ fields: [FieldValue], on stage: isolated Stage) async -> CrashCause? {
    func typed(_ field: String) -> String { fields.first { $0.name == field }?.value ?? "" }
    let password = typed("password")
    if let person = stage.known(typed("username")) {
      if password == person.password { return nil }
      return password.isEmpty ? .emptyPasswordFails : .wrongPasswordFails
    }
    if let person = stage.people.first, await SignInTrial.trial(person.name, stage.token("guess"), on: stage).fails {
      return .wrongPasswordFails
    }
    return password.isEmpty ? .unknownNameOrEmptyPasswordFails : .unknownNameFails
  }

  static func whyStatus(_ status: Int, _ expected: String, on stage: isolated Stage) async -> ResponseCause? {
    if status == 404, stage.page?.loginForm != nil { return .pageSaysNotFound }
    guard expected == "404", status == 200 else { return nil }
    if stage.exchanges.suffix(2).first?.response?.isRedirect == true { return .unknownAddressGoesHome }
    var home = stage.stranger()
    _ = await home.send(Browser.Order(target: "/"))
    return home.view?.page.text == stage.page?.text ? .everyAddressIsHome : .errorPageSaysFound
  }

  static func whyPageForRedirect(_ status: Int, on stage: isolated Stage) -> ResponseCause? {
    if status == 405, stage.browser.view?.request.method == "POST" { return .postNotAccepted }
    if stage.response?.headers["location"] != nil { return .locationWithoutStatus }
    return stage.attribute("http-equiv", of: "meta")?.lowercased() == "refresh" ? .refreshForRedirect : nil
  }
}

extension AppFault: ProbedFault {
  func cause(on stage: isolated Stage) async -> (any Cause)? {
    await ResponseCauseProbe.cause(of: self, on: stage)
  }
}

extension ResponseFault: ProbedFault {
  func cause(on stage: isolated Stage) async -> (any Cause)? {
    await ResponseCauseProbe.cause(of: self, on: stage)
  }
}
