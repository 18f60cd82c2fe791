/// Why an app fails, or answers a line of the engine in another way than expected: a matter of all subjects.
extension SignInCourse {
  static func cause(of fault: any Fault, on stage: isolated Stage) async -> (any Cause)? {
    switch fault {
    case let fault as AppFault: await cause(of: fault, on: stage)
    case let fault as ResponseFault: await cause(of: fault, on: stage)
    default: nil
    }
  }

  private static func cause(of fault: AppFault, on stage: isolated Stage) async -> CrashCause? {
    switch fault {
    case .ended, .serverError: await whyFailing(on: stage)
    case .noAnswer: nil
    }
  }

  private static func cause(of fault: ResponseFault, on stage: isolated Stage) async -> (any Cause)? {
    switch fault {
    case .elsewhere(let got, let expected): ReturningCauseProbe.whyLost(got, expected, on: stage)
    case .textMissing(let text, let address): await whyTextMissing(text, at: address, on: stage)
    case .textPresent(let text, let address):
      NameCauseProbe.whyNameFromAddress(address, on: stage) ?? MottoCauseProbe.whyMottoShown(text, on: stage)
    case .unexpectedStatus(let status, let expected, _): await whyStatus(status, expected, on: stage)
    case .noRedirect(let status, _): whyPageForRedirect(status, on: stage)
    default: nil
    }
  }

  private static func whyTextMissing(_ text: String, at address: String, on stage: isolated Stage) async
    -> (any Cause)?
  {
    if let cause = NameCauseProbe.whyNameFromAddress(address, on: stage) { return cause }
    if let cause = await MottoCauseProbe.whyMottoMissing(text, at: address, on: stage) { return cause }
    if text.contains("<"), let view = stage.browser.view {
      if view.response.text.contains(text) { return MarkupCause.shownAsMarkup }
      if view.page.text.contains("&lt;") { return MarkupCause.escapedTwice }
    }
    return await NameCauseProbe.whyTextMissing(text, at: address, on: stage)
  }

  /// What was tried when the app failed.
  private static func whyFailing(on stage: isolated Stage) async -> CrashCause? {
    if case .signInByAddress = stage.evidence.failedCommand as? SignInLine { return .addressFails }
    if case .forgedCookiesRefused(.session) = stage.evidence.failedCommand as? CookieTrustLine {
      return .madeUpCookieFails
    }
    if case .incompleteFormsRefused = stage.evidence.failedCommand as? SignInLine { return .missingFieldFails }
    if stage.evidence.failedCommand is GuardLine {
      let isFollowing = stage.evidence.lines.last.map { $0.command.isEqual(to: BrowseLine.follow) } == true
      return stage.transcript.entries.last?.browser == "visitor" && !isFollowing ? .strangerFails : nil
    }
    let deeds = stage.transcript.entries.filter { $0.depth == 0 }.compactMap(stage.evidence.line).filter {
      !$0.isExpectation
    }
    if case .logOutAgain = deeds.last?.command as? LogoutLine { return .secondLogoutFails }
    switch stage.evidence.lines.last(where: { !$0.isExpectation })?.command as? BrowseLine {
    case .submit(let fields): return await whyFailing(fields, on: stage)
    case .visit(let address):
      let expectsAnswer = ResponseLine.noServerError
      if stage.evidence.failedCommand?.isEqual(to: expectsAnswer) == true, address.contains("password=") {
        return .addressFails
      }
      // Other lines may have changed what the page shows.
      let visits = stage.evidence.lines.filter { $0.command.isEqual(to: BrowseLine.visit(address)) }
      let others = stage.evidence.lines.filter { !$0.command.isEqual(to: expectsAnswer) }
      return visits.count > 1 && others.count == visits.count ? .failsAfterAWhile : nil
    default: return nil
    }
  }

  private static func whyFailing(_ fields: [FieldValue], on stage: isolated Stage) async -> CrashCause? {
    func typed(_ field: String) -> String { fields.first { $0.name == field }?.value ?? "" }
    let password = typed("password")
    if let person = Accounts.known(typed("username"), on: stage) {
      if password == person.password { return nil }
      return password.isEmpty ? .emptyPasswordFails : .wrongPasswordFails
    }
    if let person = stage.people.first, await SignInTrial.trial(person.name, stage.token("guess"), on: stage).fails {
      return .wrongPasswordFails
    }
    return password.isEmpty ? .unknownNameOrEmptyPasswordFails : .unknownNameFails
  }

  private static func whyStatus(_ status: Int, _ expected: String, on stage: isolated Stage) async -> ResponseCause? {
    if status == 404, stage.evidence.page?.loginForm != nil { return .pageSaysNotFound }
    guard expected == "404", status == 200 else { return nil }
    if stage.evidence.exchanges.suffix(2).first?.response?.isRedirect == true { return .unknownAddressGoesHome }
    var home = stage.stranger()
    _ = await home.send(Browser.Order(target: "/"))
    return home.view?.page.text == stage.evidence.page?.text ? .everyAddressIsHome : .errorPageSaysFound
  }

  private static func whyPageForRedirect(_ status: Int, on stage: isolated Stage) -> ResponseCause? {
    if status == 405, stage.browser.view?.request.method == "POST" { return .postNotAccepted }
    if stage.evidence.response?.headers["location"] != nil { return .locationWithoutStatus }
    return stage.evidence.attribute("http-equiv", of: "meta")?.lowercased() == "refresh" ? .refreshForRedirect : nil
  }
}
