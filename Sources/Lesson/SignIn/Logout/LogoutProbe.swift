import Foundation

enum LogoutProbe {
  static func observe(_ event: any StageEvent, on stage: isolated Stage) {
    if event is SignInSent { stage.visitor.logout = nil }
  }

  /// Uses the control to log out that /dashboard offers. An app without one is tried at /logout, with GET and then with POST.
  static func logOut(on stage: isolated Stage) async throws(Diagnosis) {
    try await stage.type("visit /dashboard and follow")
    let before = stage.browser.jar
    if let control = try stage.view().page.logoutControl {
      try await use(control, on: stage)
    } else {
      try await stage.type("visit /logout")
      if [404, 405].contains(try stage.view().response.status) { try await stage.type("post /logout") }
      if try stage.view().response.status == 404 { throw .logout(.notFound) }
    }
    try await finishLogout(before, on: stage)
  }

  private static func use(_ control: LogoutControl, on stage: isolated Stage) async throws(Diagnosis) {
    switch control {
    case .link(let link): try await type("press \(Line.quoted(link.text, always: true))", or: control, on: stage)
    case .form(_, let button):
      try await type("press \(Line.quoted(button?.label ?? "", always: true))", or: control, on: stage)
    }
  }

  /// Presses by the control's words where that finds it, as a learner would; else the control itself.
  private static func type(_ line: String, or control: LogoutControl, on stage: isolated Stage) async throws(Diagnosis)
  {
    do throws(Diagnosis) { try await stage.type(line) } catch {
      guard case .cannot(.nothingToPress, _) = error.fault as? LineFault else { throw error }
      switch control {
      case .link(let link): try await Browsing.follow(link, on: stage)
      case .form(let form, let button): try await Browsing.press(button, of: form, on: stage)
      }
    }
  }

  private static func finishLogout(_ before: CookieJar, on stage: isolated Stage) async throws(Diagnosis) {
    let view = try stage.view()
    let changes = stage.browser.cookieChanges
    let order = Browser.Order(
      method: view.request.method, target: view.request.target, body: view.request.body,
      contentType: view.request.headers["content-type"])
    stage[LastLogout.self].order = order
    let attempt = stage.visitor.attempt
    stage.visitor.logout = Logout(
      before: before, changes: changes, cookieTouched: changes.contains { $0.nameNotThere == nil }, order: order,
      isOfRemembered: attempt?.isRemembered == true)
    stage.visitor.noteLogout()
    if let attempt { InterferingEvent.logout(of: attempt.name).disturbOthers(on: stage) }
    if view.response.status >= 500 {
      throw .app(.serverError(status: view.response.status, request: "\(view.request.method) \(view.request.target)"))
    }
    if view.response.status >= 400 { throw .logout(.fails(status: view.response.status)) }
    try await Browsing.followAll(on: stage)
    let landed = try stage.view()
    if landed.response.status >= 500 {
      throw .app(.serverError(status: landed.response.status, request: "GET \(landed.address.target)"))
    }
    try Browsing.verifyNoLoop(on: stage)
  }

  /// Why /dashboard is still open after a logout.
  static func whyStillOpen(after logout: Logout, on stage: isolated Stage) -> Diagnosis {
    if let survivor = survivor(of: logout, on: stage) { return survivor }
    if logout.order.method == "GET", logout.order.target.prefix(while: { $0 != "?" }) == "/login" {
      return .logout(.onlyOpensLogin)
    }
    if !logout.cookieTouched, let other = logout.changes.compactMap(\.nameNotThere).first {
      return .logout(.deletesOtherCookie(other, kept: stage.browser.jar.cookies.map(\.name)))
    }
    return .logout(.keepsSession(cookieTouched: logout.cookieTouched))
  }

  /// Sends the last logout again, from the current browser, whoever is signed in there.
  static func logOutAgain(on stage: isolated Stage) async throws(Diagnosis) {
    guard let order = stage[LastLogout.self].order else { throw .logout(.nothingToRepeat) }
    try await Browsing.send(order, on: stage)
    try await Browsing.followAll(on: stage)
  }

  static func verifyWayToLogOut(on stage: isolated Stage) async throws(Diagnosis) {
    try await stage.type("visit /dashboard and follow")
    if try stage.view().page.logoutControl == nil { throw .logout(.noControl) }
  }

  /// A browser deletes a cookie only where name, domain and path are those it was set with (RFC 6265bis §5.7).
  static func verifyDeletedCookiesGone(on stage: isolated Stage) async throws(Diagnosis) {
    guard let logout = stage.visitor.logout else { throw .logout(.nothingToRepeat) }
    if let survivor = survivor(of: logout, on: stage) { throw survivor }
  }

  private static func survivor(of logout: Logout, on stage: isolated Stage) -> Diagnosis? {
    for name in logout.changes.compactMap({ $0.nameDeletedInVain(at: stage.browser.now()) }) {
      guard let kept = stage.browser.jar.cookie(named: name), logout.before.cookie(named: name)?.value == kept.value
      else {
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
