/// The last response is not what it should be.
enum ResponseFault: Fault {
  case unexpectedStatus(Int, expected: String, request: String)
  case noRedirect(status: Int, expected: String)
  case redirectStatus(Int)
  case redirectElsewhere(String, expected: String)
  case redirectOffSite(String, expected: String)
  /// Each redirect leads to another, as many as browsers follow.
  case redirectLoop(String)
  case elsewhere(String, expected: String)
  case textMissing(String, at: String)
  case textPresent(String, at: String)
  case pageEmpty(String)
  case headerMissing(String)
  case headerDifferent(String, value: String, expected: String)
  case linkMissing(to: String, at: String)
  case cookieMissing(String, kept: [String])
  case cookiePresent(String)

  var id: String {
    switch self {
    case .unexpectedStatus: "status.unexpected"
    case .noRedirect: "redirect.page-instead"
    case .redirectStatus: "redirect.wrong-status"
    case .redirectElsewhere: "redirect.elsewhere"
    case .redirectOffSite: "redirect.off-site"
    case .redirectLoop: "redirect.loop"
    case .elsewhere: "page.elsewhere"
    case .textMissing: "page.text-missing"
    case .textPresent: "page.text-present"
    case .pageEmpty: "page.empty"
    case .headerMissing: "header.missing"
    case .headerDifferent: "header.different"
    case .linkMissing: "page.link-missing"
    case .cookieMissing: "cookie.missing"
    case .cookiePresent: "cookie.present"
    }
  }

  var outcome: Outcome { .failed }
  var isAboutTheLine: Bool { false }
  var isAppsOwnFailure: Bool { false }

  var explanation: Explanation {
    switch self {
    case .unexpectedStatus(let status, let expected, let request):
      Explanation(
        expected: "status \(expected)", happened: "\(request) answered \(status).",
        cause: status == 404
          ? "The app has no route for this address and method, or the route itself says 404."
          : status == 405 ? "The address exists, but not for this method." : nil,
        next: status == 404
          ? "Is the address spelled the same in the code, with a slash at its start? Is the method right?"
          : status == 405
            ? "Let the route accept \(request.prefix { $0 != " " })."
            : "Look at what the route for this address returns."
      )
    case .noRedirect(let status, let expected):
      Explanation(
        expected: "a redirect to \(expected)", happened: "The app answered \(status) with a page.",
        cause: "The page is the answer to the form itself, so reloading it sends the password again.",
        next: "After a form was accepted, answer with a redirect (303 or 302) instead of a page.")
    case .redirectStatus(let status):
      Explanation(
        expected: "status 303 or 302", happened: "The app redirects with \(status).",
        cause: status == 301
          ? "301 means for ever: browsers remember it and never ask again."
          : "\(status) tells the browser to send the form, password included, to the next page as well.",
        next: "Use 303.")
    case .redirectElsewhere(let got, let expected):
      Explanation(
        expected: "a redirect to \(expected)", happened: "The app redirects to \(got).",
        next: "Look at the address that the redirect names.")
    case .redirectOffSite(let location, let expected):
      Explanation(
        expected: "an address of the app",
        happened: "The redirect leads away from the app: Location: \(location.isEmpty ? "(empty)" : location).",
        cause: "A fixed host or port stands in the address; the app may run elsewhere tomorrow.",
        next: "Redirect to a path of your own app, such as \(expected).")
    case .redirectLoop(let address):
      Explanation(
        expected: "a page that answers",
        happened: "\(address.prefix(60))\(address.count > 60 ? "…" : "") redirects again and again, without end.",
        cause: "It sends people to itself, or to a page that sends them back. A browser gives up and shows an error.",
        next: "Redirect to a page that answers 200.")
    case .elsewhere(let got, let expected):
      Explanation(
        expected: "to be at \(expected)", happened: "The browser is at \(got).",
        next: "Look at where the redirects lead.")
    case .textMissing(let text, let address):
      Explanation(
        expected: "\u{201C}\(text)\u{201D} on the page",
        happened: "The page at \(address) does not show \u{201C}\(text)\u{201D}.",
        next: "Type `page` to see what it shows.")
    case .textPresent(let text, let address):
      Explanation(
        expected: "a page without \u{201C}\(text)\u{201D}",
        happened: "The page at \(address) shows \u{201C}\(text)\u{201D}, which it should not.",
        next: "Type `page` to see where it stands.")
    case .pageEmpty(let address):
      Explanation(
        expected: "some text", happened: "The page at \(address) is empty.", next: "Return some text from its route.")
    case .headerMissing(let name):
      Explanation(
        expected: "the header \(name)", happened: "The response has no header \(name).", next: "Set it on the response."
      )
    case .headerDifferent(let name, let value, let expected):
      Explanation(
        expected: "\u{201C}\(expected)\u{201D} in it", happened: "The header \(name) is \u{201C}\(value)\u{201D}.",
        next: "Look at how the response is made.")
    case .linkMissing(let target, let address):
      Explanation(
        expected: "a link to \(target)", happened: "The page at \(address) has no link to \(target).",
        next: "Add one: <a href=\"\(target)\">…</a>.")
    case .cookieMissing(let name, let kept):
      Explanation(
        expected: "a cookie named \(name)", happened: "The browser keeps no cookie named \(name).",
        next: kept.isEmpty ? "It keeps no cookie at all." : "It keeps: \(kept.joined(separator: ", ")).")
    case .cookiePresent(let name):
      Explanation(
        expected: "no cookie named \(name)", happened: "The browser still keeps the cookie \(name).",
        next: "Type `cookies` to see it.")
    }
  }
}

extension ResponseFault {
  static let samples: [ResponseFault] = [
    .unexpectedStatus(404, expected: "200", request: "GET /about"), .noRedirect(status: 200, expected: "/home"),
    .redirectStatus(301), .redirectElsewhere("/about", expected: "/home"),
    .redirectOffSite("http://example.com/", expected: "/home"), .elsewhere("/about", expected: "/home"),
    .redirectLoop("/home"), .textMissing("alice", at: "/about"), .textPresent("alice", at: "/about"),
    .pageEmpty("/about"), .headerMissing("Location"),
    .headerDifferent("Content-Type", value: "text/plain", expected: "html"), .linkMissing(to: "/about", at: "/"),
    .cookieMissing("session", kept: ["id"]), .cookiePresent("session"),
  ]
}

extension Diagnosis {
  static func response(_ fault: ResponseFault) -> Diagnosis { Diagnosis(fault) }
}
