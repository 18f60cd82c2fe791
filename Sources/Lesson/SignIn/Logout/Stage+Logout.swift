import Foundation

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
      if try view().response.status == 404 { throw .logout(.notFound) }
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
      guard case .cannot(.nothingToPress) = error.fault as? LineFault else { throw error }
      try await press(control)
    }
  }

  private func finishLogout(_ before: CookieJar) async throws(Diagnosis) {
    let view = try view()
    let changes = browser.cookieChanges
    let order = Browser.Order(
      method: view.request.method, target: view.request.target, body: view.request.body,
      contentType: view.request.headers["content-type"])
    lastLogout = order
    visitor.logout = Logout(
      before: before, changes: changes, cookieTouched: changes.contains { $0.nameNotThere == nil }, order: order,
      isOfRemembered: visitor.attempt?.isRemembered == true)
    if visitor.logout?.isOfRemembered == true { visitor.rememberedBefore = true }
    visitor.wasClosed = false
    if let name = visitor.attempt?.name {
      visitor.left.insert(name)
      disturbOthers(.logout(of: name))
    }
    visitor.attempt = nil
    if view.response.status >= 500 {
      throw .app(.serverError(status: view.response.status, request: "\(view.request.method) \(view.request.target)"))
    }
    if view.response.status >= 400 { throw .logout(.fails(status: view.response.status)) }
    try await followAll()
    let landed = try self.view()
    if landed.response.status >= 500 {
      throw .app(.serverError(status: landed.response.status, request: "GET \(landed.address.target)"))
    }
    try verifyNoLoop()
  }

  /// Why /dashboard is still open after a logout.
  func whyStillOpen(after logout: Logout) -> Diagnosis {
    if let survivor = survivor(of: logout) { return survivor }
    if logout.order.method == "GET", logout.order.target.prefix(while: { $0 != "?" }) == "/login" {
      return .logout(.onlyOpensLogin)
    }
    if !logout.cookieTouched, let other = logout.changes.compactMap(\.nameNotThere).first {
      return .logout(.deletesOtherCookie(other, kept: browser.jar.cookies.map(\.name)))
    }
    return .logout(.keepsSession(cookieTouched: logout.cookieTouched))
  }

  /// Sends the last logout again, from the current browser, whoever is signed in there.
  func logOutAgain() async throws(Diagnosis) {
    guard let order = lastLogout else { throw .logout(.nothingToRepeat) }
    try await send(order)
    try await followAll()
  }

  func verifyWayToLogOut() async throws(Diagnosis) {
    try await type("visit /dashboard and follow")
    if try view().page.logoutControl == nil { throw .logout(.noControl) }
  }

  /// A browser deletes a cookie only where name, domain and path are those it was set with (RFC 6265bis .5.7).
  func verifyDeletedCookiesGone() async throws(Diagnosis) {
    guard let logout = visitor.logout else { throw .logout(.nothingToRepeat) }
    if let survivor = survivor(of: logout) { throw survivor }
  }

  private func survivor(of logout: Logout) -> Diagnosis? {
    for name in logout.changes.compactMap({ $0.nameDeletedInVain(at: browser.now()) }) {
      guard let kept = browser.jar.cookie(named: name), logout.before.cookie(named: name)?.value == kept.value else {
        continue
      }
      return .logout(.cookieSurvives(name: name, path: kept.path))
    }
    return nil
  }
}

extension CookieChange {
  /// The name of a cookie that the app deleted although the browser has none of this name.
  fileprivate var nameNotThere: String? {
    if case .nothingToDelete(let cookie) = self { cookie.name } else { nil }
  }

  /// The name of a cookie that the app tried to delete, and that was another one or not the app's to delete.
  fileprivate func nameDeletedInVain(at now: Date) -> String? {
    switch self {
    case .nothingToDelete(let cookie): return cookie.name
    case .refused(let line, _):
      guard let cookie = try? SetCookie(line) else { return nil }
      let isOver = cookie.maxAge.map { $0 <= 0 } ?? cookie.expires.map { $0 <= now } ?? false
      return isOver ? cookie.name : nil
    default: return nil
    }
  }
}
