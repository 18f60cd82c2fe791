/// Why a form of another site is accepted.
enum CrossSiteCause: String, Cause, CaseIterable {
  case nullOriginPasses = "csrf.null-origin"
  case oldBrowsersPass = "csrf.header-missing"
  case missingTokenPasses = "csrf.token-missing"
  case sameSiteAllowed = "csrf.same-site-allowed"
  case hostComparedOnly = "csrf.port-ignored"
  case addressInReferer = "csrf.address-in-referer"

  var sentence: String {
    switch self {
    case .nullOriginPasses:
      "Origin: null is taken for fine. A browser says so for any page that does not want to be known."
    case .oldBrowsersPass: "Where the browser sends no Sec-Fetch-Site, as older ones do, nothing else is looked at."
    case .missingTokenPasses:
      "The token is compared only if there is one. A form of somebody else's just leaves it out."
    case .sameSiteAllowed:
      "Only Sec-Fetch-Site: cross-site is refused. same-site is another port or another name of this host."
    case .hostComparedOnly: "Only the host of the Origin is compared. Another port of the same host is another app."
    case .addressInReferer:
      "It is enough that the app's address stands somewhere in the Referer. Whoever makes the page can write it there."
    }
  }

  var next: String? {
    switch self {
    case .nullOriginPasses, .hostComparedOnly:
      "Compare the whole Origin with your own, port included, and refuse others."
    case .oldBrowsersPass: "Where it is missing, compare the whole Origin with your own."
    case .missingTokenPasses: "Refuse a POST without a token as you refuse one with a wrong token."
    case .sameSiteAllowed: "Let same-origin pass, and nothing else."
    case .addressInReferer: "Compare the whole Origin with your own. The Referer is no proof, and may be missing."
    }
  }
}
