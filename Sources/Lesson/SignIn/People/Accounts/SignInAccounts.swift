/// Registers the people of the course, each in a browser of their own.
struct SignInAccounts: AccountMaker {
  func settle(on stage: isolated Stage) async {
    guard !stage[Registrations.self].isSettled else { return }
    stage[Registrations.self].isSettled = true
    var stranger = stage.stranger()
    _ = await stranger.send(Browser.Order(target: "/register"))
    await stranger.followAll()
    guard let view = stranger.view, view.response.status == 200, view.page.registrationForm != nil else {
      stage.people = stage.setting.people
      stage.newcomers = []
      return
    }
  }

  func enroll(_ role: String, on stage: isolated Stage) async throws(Diagnosis) {
    guard stage.newcomers.remove(role) != nil, let person = stage.people.first(where: { $0.role == role }) else {
      return
    }
    let before = stage.current
    stage[Registrations.self].beingEnrolled = role
    stage.open(browser: "\(role) registers")
    defer {
      stage[Registrations.self].beingEnrolled = nil
      stage.visitors["\(role) registers"] = nil
      stage.current = before
    }
    try await stage.type("register as \(person.name) password=\(person.password)")
  }
}
