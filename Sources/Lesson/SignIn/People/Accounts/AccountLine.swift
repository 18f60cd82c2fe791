/// Registering, and what becomes of accounts.
enum AccountLine: StageCommand {
  case register(name: String, password: String)
  case registerByAddress(name: String, password: String)
  case dataKept
  case takenNamesRefused
  case registrationsAtOnce
  case oneOwnerForEachName

  var traits: LineTraits {
    switch self {
    case .register, .registerByAddress:
      LineTraits(
        isExpectation: false, sendsNothing: false, accounts: .none, looksLikeAttack: false, needsOwnApp: false,
        time: .none, opens: nil, unseenChange: nil)
    case .dataKept:
      LineTraits(
        isExpectation: true, sendsNothing: false, accounts: .none, looksLikeAttack: false, needsOwnApp: true,
        time: .none, opens: nil, unseenChange: nil)
    case .takenNamesRefused, .registrationsAtOnce, .oneOwnerForEachName:
      LineTraits(
        isExpectation: true, sendsNothing: false, accounts: .none, looksLikeAttack: false, needsOwnApp: false,
        time: .none, opens: nil, unseenChange: nil)
    }
  }

  var deed: String? {
    switch self {
    case .register(let name, let password):
      "registered \(name.isEmpty ? "an empty name" : "a name")\(password.isEmpty ? " with an empty password" : "")"
    case .registerByAddress: "opened the page to register with a name and a password in its address"
    case .dataKept: "registered somebody and looked into DATA_DIR"
    case .takenNamesRefused: "registered a new name, and then the same name again"
    case .registrationsAtOnce: "registered eight people at the same moment"
    case .oneOwnerForEachName: "registered one name in eight browsers at the same moment"
    }
  }

  var notice: String? { nil }

  func perform(on stage: isolated Stage) async throws(Diagnosis) {
    switch self {
    case .register(let name, let password):
      try await RegistrationProbe.register(name: stage.expand(name), password: stage.expand(password), on: stage)
    case .registerByAddress(let name, let password):
      try await RegistrationProbe.registerByAddress(
        name: stage.expand(name), password: stage.expand(password), on: stage)
    case .dataKept: try await RegistrationProbe.verifyDataKept(on: stage)
    case .takenNamesRefused: try await RegistrationAnswer.verifyTakenNamesRefused(on: stage)
    case .registrationsAtOnce: try await CrowdProbe.verifyRegistrationsAtOnce(on: stage)
    case .oneOwnerForEachName: try await CrowdProbe.verifyOneOwner(on: stage)
    }
  }

  static let registering: [LineForm] = [
    LineForm(
      .people, "register as NAME password=VALUE", "Open /register, fill in its form and send it.",
      example: "register as bob password=correct-horse"
    ) { AccountLine.register(name: $0[.name], password: $0.named("password")) },
    LineForm(
      .people, "register as NAME password=VALUE by address",
      "Put name and password into the address instead of the form.",
      example: "register as bob password=correct-horse by address"
    ) { AccountLine.registerByAddress(name: $0[.name], password: $0.named("password")) },
  ]

  static let keeping: [LineForm] = [
    LineForm(
      .accounts, "expect data kept in DATA_DIR", "After a registration there is a file in DATA_DIR.",
      example: "expect data kept in DATA_DIR"
    ) { _ in AccountLine.dataKept },
    LineForm(
      .accounts, "expect taken names refused",
      "Whoever asks for a name that somebody has is told so, and not the same as with a free one.",
      example: "expect taken names refused"
    ) { _ in AccountLine.takenNamesRefused },
  ]

  static let crowding: [LineForm] = [
    LineForm(
      .accounts, "expect registrations at once accepted",
      "Eight people who register at the same moment can all sign in.",
      example: "expect registrations at once accepted"
    ) { _ in AccountLine.registrationsAtOnce },
    LineForm(
      .accounts, "expect one owner for each name", "Of eight who register one name at the same moment, one gets it.",
      example: "expect one owner for each name"
    ) { _ in AccountLine.oneOwnerForEachName },
  ]
}
