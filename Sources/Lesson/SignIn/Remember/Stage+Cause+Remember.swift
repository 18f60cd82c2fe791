/// Why people are not remembered.
extension Stage {
  func cause(of fault: RememberFault) async -> RememberCause? {
    switch fault {
    case .boxMissing: page?.looseFields.contains { $0.type == "checkbox" } == true ? .boxOutside : nil
    case .unasked: await whyUnasked()
    case .forgotten: await whyForgotten()
    default: nil
    }
  }

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
