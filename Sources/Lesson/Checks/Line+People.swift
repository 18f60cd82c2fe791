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

extension Action {
  /// Whom the line names; nil where it is about everybody.
  fileprivate var people: [String]? {
    switch self {
    case .signIn(let person, .of(let owner), _): [person, owner]
    case .signIn(let person, _, _), .signInByAddress(let person), .signInHere(let person): [person]
    case .expect(.signedIn(let person)), .expect(.nearMissesRefused(let person)),
      .expect(.incompleteFormsRefused(let person)):
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
      .passwordsCheckedSlowly:
      true
    default: false
    }
  }
}
