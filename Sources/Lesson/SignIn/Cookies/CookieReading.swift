/// What the cookies of a browser say to whoever reads them.
enum CookieReading {
  /// - Parameter name: All cookies if nil.
  static func reading(ofCookie name: String?, on stage: isolated Stage) throws(Diagnosis) -> String {
    let (jar, people) = (stage.browser.jar, stage.people.map(\.name))
    let cookies = jar.cookies.filter { name == nil || $0.name == name }
    if let name, cookies.isEmpty { throw stage.cannot(.noCookie(name: name, available: jar.cookies.map(\.name))) }
    guard !cookies.isEmpty else { return jar.outline(at: stage.browser.now()) }
    let paragraphs = cookies.map { cookie in
      CookieContent(cookie.value, people: people).lines(of: cookie, people: people, at: stage.browser.now())
    }
    return paragraphs.map { $0.joined(separator: "\n") }.joined(separator: "\n\n").harmless
  }
}
