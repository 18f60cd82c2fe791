/// Signing in, and who is signed in.
enum SignInLine: StageCommand {
  case signIn(person: String, password: TypedPassword, remembered: Bool = false)
  case signInByAddress(person: String)
  case signedIn(person: String)
  case signedOut
  case signedOutAt(String)
  case refused
  case message
  case nearMissesRefused(person: String)
  case incompleteFormsRefused(person: String)

  var traits: LineTraits {
    switch self {
    case .signIn(let person, .own, _): Self.signingIn([person], looksLikeAttack: false)
    case .signIn(let person, .typed, _): Self.signingIn([person], looksLikeAttack: true)
    case .signIn(let person, .of(let owner), _): Self.signingIn([person, owner], looksLikeAttack: true)
    case .signInByAddress(let person):
      LineTraits(
        isExpectation: false, sendsNothing: false, accounts: .named([person]), looksLikeAttack: false,
        needsOwnApp: false,
        time: .none, opens: nil, unseenChange: nil)
    case .signedIn(let person):
      LineTraits(
        isExpectation: true, sendsNothing: false, accounts: .named([person]), looksLikeAttack: false,
        needsOwnApp: false,
        time: .none, opens: nil, unseenChange: nil)
    case .signedOut, .signedOutAt, .refused, .message:
      LineTraits(
        isExpectation: true, sendsNothing: false, accounts: .none, looksLikeAttack: false, needsOwnApp: false,
        time: .none, opens: nil, unseenChange: nil)
    case .nearMissesRefused(let person), .incompleteFormsRefused(let person):
      LineTraits(
        isExpectation: true, sendsNothing: false, accounts: .named([person]), looksLikeAttack: true, needsOwnApp: false,
        time: .none, opens: nil, unseenChange: nil)
    }
  }

  private static func signingIn(_ people: [String], looksLikeAttack: Bool) -> LineTraits {
    LineTraits(
      isExpectation: false, sendsNothing: false, accounts: .named(people), looksLikeAttack: looksLikeAttack,
      needsOwnApp: false, time: .none, opens: nil, unseenChange: nil)
  }

  var deed: String? {
    switch self {
    case .signIn(let person, let password, let remembered):
      "signed in as \(person.personWords)\(password.words)\(remembered ? " and ticked the box to be remembered" : "")"
    case .signInByAddress(let person): "opened the login page with the name and password of \(person) in its address"
    case .signedIn, .signedOut: "opened /dashboard"
    case .signedOutAt(let address): "opened \(address.addressWords)"
    case .nearMissesRefused(let person): "signed in as \(person) with passwords that are almost right"
    case .incompleteFormsRefused(let person): "sent the login form of \(person) without one field or the other"
    case .refused, .message: nil
    }
  }

  var notice: String? { nil }

  func perform(on stage: isolated Stage) async throws(Diagnosis) {
    switch self {
    case .signIn(let name, let password, let isRemembered):
      try await SignInProbe.signIn(person: stage.expand(name), password, isRemembered: isRemembered, on: stage)
    case .signInByAddress(let name): try await SignInProbe.signInByAddress(person: stage.expand(name), on: stage)
    case .signedIn(let person):
      try await DashboardProbe.verifySignedIn(Accounts.name(of: stage.expand(person), on: stage), on: stage)
    case .signedOut: try await DashboardProbe.verifySignedOut(on: stage)
    case .signedOutAt(let address): try await DashboardProbe.verifySignedOut(at: address, on: stage)
    case .refused: try await SignInProbe.verifyRefused(on: stage)
    case .message: try await SignInProbe.verifyMessage(on: stage)
    case .nearMissesRefused(let person): try await SignInProbe.verifyNearMissesRefused(stage.expand(person), on: stage)
    case .incompleteFormsRefused(let person):
      try await SignInProbe.verifyIncompleteFormsRefused(stage.expand(person), on: stage)
    }
  }

  static let doing: [LineForm] = [
    LineForm(
      .people, "sign in as PERSON", "Open the login page and sign in with that person's password.",
      example: "sign in as alice"
    ) { SignInLine.signIn(person: $0[.person], password: .own) },
    LineForm(
      .people, "sign in as PERSON password=VALUE", "Try to sign in with a password of your choice.",
      example: "sign in as alice password=guess"
    ) { SignInLine.signIn(person: $0[.person], password: .typed($0.named("password"))) },
    LineForm(
      .people, "sign in as PERSON with the password of PERSON", "Try to sign in with somebody else's password.",
      example: "sign in as alice with the password of admin"
    ) { SignInLine.signIn(person: $0[.person], password: .of(person: $0[.person, 1])) },
    LineForm(
      .people, "sign in as PERSON by address", "Put name and password into the address instead of the form.",
      example: "sign in as alice by address"
    ) { SignInLine.signInByAddress(person: $0[.person]) },
    LineForm(
      .people, "sign in as PERSON and be remembered", "Sign in with the Remember-me box ticked.",
      example: "sign in as alice and be remembered"
    ) { SignInLine.signIn(person: $0[.person], password: .own, remembered: true) },
  ]

  static let expecting: [LineForm] = [
    LineForm(
      .people, "expect signed in as PERSON", "/dashboard opens and shows that person's name.",
      example: "expect signed in as alice"
    ) { SignInLine.signedIn(person: $0[.person]) },
    LineForm(.people, "expect signed out", "/dashboard greets nobody.", example: "expect signed out") { _ in
      SignInLine.signedOut
    },
    LineForm(
      .people, "expect signed out at PATH", "This page is not open: it leads to the login page, or is refused.",
      example: "expect signed out at /profile"
    ) { SignInLine.signedOutAt($0[.address]) },
    LineForm(
      .people, "expect refused", "The last sign-in was turned down, and nobody is signed in.", example: "expect refused"
    ) { _ in SignInLine.refused },
    LineForm(
      .people, "expect a message", "The page says something that the login page did not say before.",
      example: "expect a message"
    ) { _ in SignInLine.message },
    LineForm(
      .people, "expect near misses of PERSON refused", "Passwords that are almost right do not sign anyone in.",
      example: "expect near misses of alice refused"
    ) { SignInLine.nearMissesRefused(person: $0[.person]) },
    LineForm(
      .people, "expect incomplete forms of PERSON refused",
      "A form that lacks a field signs nobody in and crashes nothing.",
      example: "expect incomplete forms of alice refused"
    ) { SignInLine.incompleteFormsRefused(person: $0[.person]) },
  ]
}
