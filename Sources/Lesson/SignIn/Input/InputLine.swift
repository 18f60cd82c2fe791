/// What people send stays what it is: text that is shown, refused or kept, and never more.
enum InputLine: StageCommand {
  case sqlInSignInsRefused
  case sqlInNamesHarmless
  case markupInNamesHarmless
  case markupInSignInsHarmless
  case markupInAddressesHarmless
  case templateCodeHarmless
  case oddNamesRefused
  case shortPasswordsRefused
  case malformedFormsHarmless
  case hugeFormsHarmless
  case lineBreaksInAddressesHarmless

  var traits: LineTraits {
    switch self {
    case .sqlInSignInsRefused, .sqlInNamesHarmless, .markupInAddressesHarmless, .templateCodeHarmless,
      .lineBreaksInAddressesHarmless:
      LineTraits(
        isExpectation: true, sendsNothing: false, accounts: .everybody, looksLikeAttack: false, needsOwnApp: false,
        time: .none, opens: nil, unseenChange: nil)
    case .markupInNamesHarmless, .markupInSignInsHarmless, .oddNamesRefused, .shortPasswordsRefused,
      .malformedFormsHarmless, .hugeFormsHarmless:
      LineTraits(
        isExpectation: true, sendsNothing: false, accounts: .none, looksLikeAttack: false, needsOwnApp: false,
        time: .none, opens: nil, unseenChange: nil)
    }
  }

  var deed: String? {
    switch self {
    case .sqlInSignInsRefused: "signed in with pieces of SQL as names and passwords"
    case .sqlInNamesHarmless: "registered names and passwords with quotes and pieces of SQL in them"
    case .markupInNamesHarmless: "registered names with markup in them and opened the pages that show them"
    case .markupInSignInsHarmless: "tried to sign in with names that have markup in them"
    case .markupInAddressesHarmless: "opened addresses with markup in them"
    case .templateCodeHarmless: "sent sums in the languages of templates, as names and in addresses"
    case .oddNamesRefused: "registered names of spaces, of too many letters and with invisible characters"
    case .shortPasswordsRefused: "registered people with short passwords"
    case .malformedFormsHarmless: "sent forms to /login and /register that no browser would send"
    case .hugeFormsHarmless: "sent a form of five million letters to /login"
    case .lineBreaksInAddressesHarmless: "opened addresses with line breaks in them, and signed in there"
    }
  }

  var notice: String? { nil }

  func perform(on stage: isolated Stage) async throws(Diagnosis) {
    switch self {
    case .sqlInSignInsRefused: try await InjectionProbe.verifySQLInSignIns(on: stage)
    case .sqlInNamesHarmless: try await InjectionProbe.verifySQLInNames(on: stage)
    case .markupInNamesHarmless: try await InjectionProbe.verifyMarkupInNames(on: stage)
    case .markupInSignInsHarmless: try await MarkupProbe.verifyMarkupInSignIns(on: stage)
    case .markupInAddressesHarmless: try await MarkupProbe.verifyMarkupInAddresses(on: stage)
    case .templateCodeHarmless: try await MarkupProbe.verifyTemplateCode(on: stage)
    case .oddNamesRefused: try await InputProbe.verifyOddNames(on: stage)
    case .shortPasswordsRefused: try await InputProbe.verifyShortPasswords(on: stage)
    case .malformedFormsHarmless: try await InputProbe.verifyMalformedForms(on: stage)
    case .hugeFormsHarmless: try await InputProbe.verifyHugeForms(on: stage)
    case .lineBreaksInAddressesHarmless: try await InputProbe.verifyLineBreaks(on: stage)
    }
  }

  static let naming: [LineForm] = [
    LineForm(
      .accounts, "expect SQL in sign-ins refused",
      "Pieces of SQL as name or password sign nobody in and break nothing.",
      example: "expect SQL in sign-ins refused"
    ) { _ in InputLine.sqlInSignInsRefused },
    LineForm(
      .accounts, "expect SQL in names harmless", "Registering names with quotes and pieces of SQL breaks nothing.",
      example: "expect SQL in names harmless"
    ) { _ in InputLine.sqlInNamesHarmless },
    LineForm(
      .accounts, "expect markup in names harmless", "A name with markup in it is refused, or shown as text.",
      example: "expect markup in names harmless"
    ) { _ in InputLine.markupInNamesHarmless },
  ]

  static let sending: [LineForm] = [
    LineForm(
      .input, "expect markup in sign-ins harmless",
      "After a refused sign-in, markup in the name is shown as text or not at all.",
      example: "expect markup in sign-ins harmless"
    ) { _ in InputLine.markupInSignInsHarmless },
    LineForm(
      .input, "expect markup in addresses harmless",
      "Markup in an address never becomes a part of a page, be it in a query or in a path that does not exist.",
      example: "expect markup in addresses harmless"
    ) { _ in InputLine.markupInAddressesHarmless },
    LineForm(
      .input, "expect template code harmless", "A sum such as {{7*191}} is never computed.",
      example: "expect template code harmless"
    ) { _ in InputLine.templateCodeHarmless },
    LineForm(
      .input, "expect odd names refused",
      "Nobody gets a name of spaces, of 10,000 letters or with an invisible character.",
      example: "expect odd names refused"
    ) { _ in InputLine.oddNamesRefused },
    LineForm(
      .input, "expect short passwords refused", "Nobody gets an account with fewer than 8 characters to guess.",
      example: "expect short passwords refused"
    ) { _ in InputLine.shortPasswordsRefused },
    LineForm(
      .input, "expect malformed forms harmless", "Forms that no browser would send crash nothing.",
      example: "expect malformed forms harmless"
    ) { _ in InputLine.malformedFormsHarmless },
    LineForm(
      .input, "expect huge forms harmless", "A form of five million letters crashes nothing, and the app goes on.",
      example: "expect huge forms harmless"
    ) { _ in InputLine.hugeFormsHarmless },
    LineForm(
      .input, "expect line breaks in addresses harmless", "A line break in an address adds no header to a response.",
      example: "expect line breaks in addresses harmless"
    ) { _ in InputLine.lineBreaksInAddressesHarmless },
  ]
}
