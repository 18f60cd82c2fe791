extension Line {
  /// The roles of those whom the line needs to have an account.
  func roles(of people: [Person]) -> [String] {
    let named = action.people
    let roles = people.map(\.role)
    guard let named else { return roles }
    return roles.filter { role in
      named.contains(role) || named.contains("$\(role)")
        || people.contains { $0.role == role && named.contains($0.name) }
        || Token.names(in: text).contains { $0 == role || $0 == "\(role)-password" }
    }
  }
}

extension Check {
  /// It needs people who have an account.
  func needs(_ people: [Person]) -> Bool { lines.contains { !$0.roles(of: people).isEmpty } }
}

extension Check {
  /// It does what looks like an attack: it types wrong passwords, or sends remember-me cookies that somebody else seems to have
  /// changed.
  var looksLikeAttack: Bool {
    lines.contains { line in
      switch line.action {
      case .signIn(_, .typed, _), .signIn(_, .of, _), .guess, .expect(.nearMissesRefused),
        .expect(.incompleteFormsRefused), .expect(.rememberedForgedRefused), .expect(.rememberedTamperedRefused),
        .expect(.rememberedMixedRefused):
        true
      case .submit(let fields): fields.contains { $0.name == "password" }
      default: false
      }
    }
  }
}

extension Action {
  /// Whom the line names; nil where it is about everybody.
  fileprivate var people: [String]? {
    switch self {
    case .signIn(let person, .of(let owner), _): [person, owner]
    case .signIn(let person, _, _), .signInByAddress(let person), .signInHere(let person): [person]
    case .expect(.signedIn(let person)), .expect(.nearMissesRefused(let person)),
      .expect(.incompleteFormsRefused(let person)), .guess(_, let person, _), .expect(.lockedOut(let person)):
      [person]
    case .expect(let assertion): assertion.signsPeopleIn ? nil : []
    default: []
    }
  }
}

extension Assertion {
  /// It signs in people of its own choice.
  fileprivate var signsPeopleIn: Bool {
    switch self {
    case .keepsSecret, .keepsSecretFromMethods, .keepsSecretInSpellings, .forgedCookiesRefused, .tamperedCookiesRefused,
      .mixedCookiesRefused, .claimsIgnored, .noPasswordInCookies, .redirectsElsewhereRefused, .rememberedFor,
      .rememberedHidden, .rememberedForgedRefused, .rememberedTamperedRefused, .rememberedMixedRefused,
      .noPasswordInRemembered, .sqlInSignInsRefused, .sqlInNamesHarmless, .noPasswordInData, .noFastHashInData,
      .passwordsCheckedSlowly, .guessableKeysRefused, .keyShownNowhere, .signInCookies, .plantedCookiesRefused,
      .newSessionAtEachSignIn, .input(.markupInAddressesHarmless), .input(.templateCodeHarmless),
      .input(.lineBreaksInAddressesHarmless), .crossSite:
      true
    default: false
    }
  }
}
