/// Why a response is not what it should be.
extension Stage {
  func cause(of fault: AppFault) async -> CrashCause? {
    switch fault {
    case .ended, .serverError: await whyFailing()
    case .noAnswer: nil
    }
  }

  func cause(of fault: ResponseFault) async -> (any Cause)? {
    switch fault {
    case .elsewhere(let got, let expected): whyLost(got, expected)
    case .textMissing(let text, let address): await whyTextMissing(text, at: address)
    case .textPresent(let text, let address): whyNameFromAddress(address) ?? whyMottoShown(text)
    case .unexpectedStatus(let status, let expected, _): await whyStatus(status, expected)
    case .noRedirect(let status, _, showsLoginForm: false): whyPageForRedirect(status)
    case .noRedirect(_, _, showsLoginForm: true): await whyFormForRedirect()
    default: nil
    }
  }

  /// What was tried when the app failed.
  func whyFailing() async -> CrashCause? {
    if case .signInByAddress = failedCommand as? SignInLine { return .addressFails }
    if case .forgedCookiesRefused = failedCommand as? CookieTrustLine { return .madeUpCookieFails }
    if case .incompleteFormsRefused = failedCommand as? SignInLine { return .missingFieldFails }
    if failedCommand is GuardLine {
      let isFollowing = lines.last.map { $0.command.isEqual(to: BrowseLine.follow) } == true
      return transcript.entries.last?.browser == "visitor" && !isFollowing ? .strangerFails : nil
    }
    let deeds = transcript.entries.filter { $0.depth == 0 }.compactMap(line).filter { !$0.isExpectation }
    if case .logOutAgain = deeds.last?.command as? LogoutLine { return .secondLogoutFails }
    switch lines.last(where: { !$0.isExpectation })?.command as? BrowseLine {
    case .submit(let fields): return await whyFailing(fields)
    case .visit(let address):
      let expectsAnswer = ResponseLine.noServerError
      if failedCommand?.isEqual(to: expectsAnswer) == true, address.contains("password=") { return .addressFails }
      // Other lines may have changed what the page shows.
      let visits = lines.filter { $0.command.isEqual(to: BrowseLine.visit(address)) }
      let others = lines.filter { !$0.command.isEqual(to: expectsAnswer) }
      return visits.count > 1 && others.count == visits.count ? .failsAfterAWhile : nil
    default: return nil
    }
  }

  func whyFailing(_ fields: [FieldValue]) async -> CrashCause? {
    func typed(_ field: String) -> String { fields.first { $0.name == field }?.value ?? "" }
    let password = typed("password")
    if let person = known(typed("username")) {
      if password == person.password { return nil }
      return password.isEmpty ? .emptyPasswordFails : .wrongPasswordFails
    }
    if let person = people.first, await trial(person.name, token("guess")).fails { return .wrongPasswordFails }
    return password.isEmpty ? .unknownNameOrEmptyPasswordFails : .unknownNameFails
  }

  func whyStatus(_ status: Int, _ expected: String) async -> ResponseCause? {
    if status == 404, page?.loginForm != nil { return .pageSaysNotFound }
    guard expected == "404", status == 200 else { return nil }
    if exchanges.suffix(2).first?.response?.isRedirect == true { return .unknownAddressGoesHome }
    var home = stranger()
    _ = await home.send(Browser.Order(target: "/"))
    return home.view?.page.text == page?.text ? .everyAddressIsHome : .errorPageSaysFound
  }

  func whyPageForRedirect(_ status: Int) -> ResponseCause? {
    if status == 405, browser.view?.request.method == "POST" { return .postNotAccepted }
    if response?.headers["location"] != nil { return .locationWithoutStatus }
    return attribute("http-equiv", of: "meta")?.lowercased() == "refresh" ? .refreshForRedirect : nil
  }
}
