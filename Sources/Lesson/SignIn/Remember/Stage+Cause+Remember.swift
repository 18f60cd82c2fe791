/// Why people are not remembered.
extension Stage {
  /// Whether somebody who signs in is signed in still after the browser was closed.
  private func isKept(_ person: Person, ticked: Bool) async -> Bool {
    var browser = await trial(person.name, person.password, isRemembered: ticked).browser
    browser.close()
    return await Probe(browser: browser).send().isOpen
  }

  func whyUnasked() async -> RememberCause? {
    guard let person = people.first else { return nil }
    guard await isKept(person, ticked: false) else { return visitor.rememberedBefore ? .tickSticks : nil }
    return await isKept(person, ticked: true) ? .everybodyRemembered : .tickUpsideDown
  }

  func whyForgotten() async -> RememberCause? {
    guard let person = people.first else { return nil }
    if await isKept(person, ticked: false) { return .tickUpsideDown }
    return browser.jar.cookies.contains { $0.expires != nil } ? .cookieNotRead : .nothingKept
  }
}
