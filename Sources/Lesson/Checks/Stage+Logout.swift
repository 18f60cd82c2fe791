extension Stage {
  /// Uses the control to log out that /dashboard offers. An app without one is tried at /logout, with GET and then with POST.
  func logOut() async throws(Diagnosis) {
    try await type("visit /dashboard and follow")
    let before = browser.jar
    if let control = try view().page.logoutControl {
      try await use(control)
    } else {
      try await type("visit /logout")
      if [404, 405].contains(try view().response.status) { try await type("post /logout") }
      if try view().response.status == 404 { throw .logoutNotFound }
    }
    try await finishLogout(before)
  }

  private func use(_ control: LogoutControl) async throws(Diagnosis) {
    switch control {
    case .link(let link): try await type("press \(Line.quoted(link.text, always: true))", or: control)
    case .form(_, let button): try await type("press \(Line.quoted(button?.label ?? "", always: true))", or: control)
    }
  }

  /// Presses by the control's words where that finds it, as a learner would; else the control itself.
  private func type(_ line: String, or control: LogoutControl) async throws(Diagnosis) {
    do throws(Diagnosis) { try await type(line) } catch {
      guard case .cannot(.nothingToPress) = error else { throw error }
      try await press(control)
    }
  }

  private func finishLogout(_ before: CookieJar) async throws(Diagnosis) {
    let view = try view()
    let changes = browser.cookieChanges
    lastLogout = Browser.Order(
      method: view.request.method, target: view.request.target, body: view.request.body,
      contentType: view.request.headers["content-type"])
    logouts[current] = Logout(before: before, changes: changes, cookieTouched: !changes.isEmpty)
    attempts[current] = nil
    if view.response.status >= 500 {
      throw .serverError(status: view.response.status, request: "\(view.request.method) \(view.request.target)")
    }
    if view.response.status >= 400 { throw .logoutFails(status: view.response.status) }
    try await followAll()
    let landed = try self.view()
    if landed.response.status >= 500 {
      throw .serverError(status: landed.response.status, request: "GET \(landed.address.target)")
    }
  }

  /// Sends the last logout again, from the current browser, whoever is signed in there.
  func logOutAgain() async throws(Diagnosis) {
    guard let order = lastLogout else { throw .nothingToRepeat }
    try await send(order)
    try await followAll()
  }

  func verifyWayToLogOut() async throws(Diagnosis) {
    try await type("visit /dashboard and follow")
    if try view().page.logoutControl == nil { throw .noWayToLogOut }
  }

  /// A browser deletes a cookie only where name, domain and path are those it was set with (RFC 6265bis §5.7).
  func verifyDeletedCookiesGone() async throws(Diagnosis) {
    guard let logout = logouts[current] else { throw .nothingToRepeat }
    for case .nothingToDelete(let cookie) in logout.changes {
      guard let kept = browser.jar.cookie(named: cookie.name) else { continue }
      if logout.before.cookie(named: cookie.name)?.value == kept.value {
        throw .cookieSurvives(name: cookie.name, path: kept.path)
      }
    }
  }
}
