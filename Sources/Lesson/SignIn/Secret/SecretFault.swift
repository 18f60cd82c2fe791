/// The key that signs cookies is no secret, or cookies are sent where they should not be.
enum SecretFault: ProbedFault {
  /// They were signed in when the app was started again with the same key.
  case endedByRestart(person: String)
  case cookieFromElsewhere
  case builtInKey
  case guessableKey(String)
  case keyShown(at: String)
  case scriptsCanRead(cookie: String)
  case otherSitesSend(cookie: String, isAllowed: Bool)
  case sharedWithOtherHosts(cookie: String, domain: String)
  case sentUnencrypted(cookie: String, isBehindHTTPS: Bool)
  /// The login form of the app itself, where SITE_URL begins with https.
  case formRefusedBehindHTTPS(status: Int)
}

extension SecretFault {
  var id: String {
    switch self {
    case .endedByRestart: "session.ended-by-restart"
    case .cookieFromElsewhere: "secret.cookie-from-elsewhere"
    case .builtInKey: "secret.built-in-key"
    case .guessableKey: "secret.guessable-key"
    case .keyShown: "secret.shown"
    case .scriptsCanRead: "cookie.scripts-can-read"
    case .otherSitesSend: "cookie.other-sites-send"
    case .sharedWithOtherHosts: "cookie.shared-with-other-hosts"
    case .sentUnencrypted: "cookie.sent-unencrypted"
    case .formRefusedBehindHTTPS: "secret.form-refused-behind-https"
    }
  }

  var outcome: Outcome { .failed }
  var isAboutTheLine: Bool { false }
  var isAppsOwnFailure: Bool { false }

  var explanation: Explanation {
    switch self {
    case .endedByRestart(let person):
      .init(
        expected: "\(person) to be signed in still",
        happened: "The app was started again with the same SECRET_KEY, and \(person) is signed out.",
        cause: "The key is made anew at each start, or the sessions are kept in the app's memory.",
        next: "Take the key from SECRET_KEY. Sessions that the app keeps itself belong in DATA_DIR.")
    case .formRefusedBehindHTTPS(let status):
      .init(
        expected: "a sign-in as without HTTPS",
        happened: "Behind HTTPS the app answers its own login form with \(status).",
        cause:
          "It compares the page that the form comes from with its own address, and takes that for http: the proxy speaks HTTP.",
        next: "Take scheme, host and port from SITE_URL where it is set, and compare Origin with these.")
    case .cookieFromElsewhere:
      .init(
        expected: "a closed /dashboard",
        happened: "A cookie from a copy of the app that runs with another SECRET_KEY signs in here.",
        cause:
          "The key that signs it is not the one in SECRET_KEY. It stands in the code, or is made of something that every copy has.",
        next: "Take the key from the environment: os.environ[\"SECRET_KEY\"], or environment(\"SECRET_KEY\").")
    case .builtInKey:
      .init(
        expected: "no start, or a random key",
        happened:
          "Without SECRET_KEY the app starts, and takes a cookie that another copy of it made without SECRET_KEY.",
        cause:
          "A default stands in for the key: in the code, or in a file beside it such as .env. Whoever can read it can sign in as anybody.",
        next: "Take the default away, and stop with a message when SECRET_KEY is missing.")
    case .guessableKey(let key):
      .init(
        expected: "a refusal",
        happened: "A cookie that was signed here with the key \u{201C}\(key)\u{201D} opens /dashboard.",
        cause: "That is one of the first keys that anybody tries. Who has it writes any name into a cookie.",
        next: "Accept only what was signed with SECRET_KEY, and take out every other key.")
    case .keyShown(let address):
      .init(
        expected: "no key", happened: "What comes from \(address) shows the secret key.",
        cause: "A page for finding mistakes shows the settings, or a file of the app is served as it is.",
        next: "Take that page out, and serve no folder that holds code or settings.")
    case .scriptsCanRead(let cookie):
      .init(
        expected: "HttpOnly", happened: "Scripts can read the cookie \(cookie), and it signs people in.",
        cause: "The cookie is set without HttpOnly, so a script that gets into a page can send it away.",
        next: "Set it with HttpOnly. No page needs to read it.")
    case .otherSitesSend(let cookie, let isAllowed):
      .init(
        expected: "SameSite=Lax or SameSite=Strict",
        happened: "The cookie \(cookie) is set \(isAllowed ? "with SameSite=None" : "without SameSite").",
        cause: isAllowed
          ? "None means that forms on any other site are sent with the cookie."
          : "Flask and many others leave it out unless they are told.",
        next: "Set SESSION_COOKIE_SAMESITE to \"Lax\" in Flask, or sessionCookieSameSite in the kit.")
    case .sharedWithOtherHosts(let cookie, let domain):
      .init(
        expected: "no Domain", happened: "The cookie \(cookie) is set with Domain=\(domain).",
        cause: "With a Domain, the browser sends it to every host below that name, too.",
        next: "Leave Domain out: then only this host gets it.")
    case .sentUnencrypted(let cookie, let isBehindHTTPS):
      .init(
        expected: "Secure",
        happened: isBehindHTTPS
          ? "SITE_URL begins with https://, and the cookie \(cookie) is set without Secure."
          : "The cookie \(cookie) is set without Secure. SITE_URL does not begin with https:// now.",
        cause: "The browser would send it over http:// as well, where everybody on the way can read it.",
        next:
          "Where SITE_URL begins with https://, set SESSION_COOKIE_SECURE in Flask, or sessionCookieIsSecure in the kit."
      )
    }
  }
}

extension SecretFault {
  static let samples: [SecretFault] = [
    .endedByRestart(person: "alice"), .cookieFromElsewhere, .builtInKey, .guessableKey("dev"),
    .keyShown(at: "/debug"), .scriptsCanRead(cookie: "session"),
    .otherSitesSend(cookie: "session", isAllowed: false),
    .sharedWithOtherHosts(cookie: "session", domain: "example.org"),
    .sentUnencrypted(cookie: "session", isBehindHTTPS: true), .formRefusedBehindHTTPS(status: 403),
  ]
}

extension Diagnosis {
  static func secret(_ fault: SecretFault) -> Diagnosis { Diagnosis(fault) }
}
