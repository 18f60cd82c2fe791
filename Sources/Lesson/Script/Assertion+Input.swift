extension Assertion {
  /// What people send stays what it is: text that is shown, refused or kept, and never more.
  enum Input: Sendable, Equatable {
    case markupInSignInsHarmless
    case markupInAddressesHarmless
    case templateCodeHarmless
    case oddNamesRefused
    case shortPasswordsRefused
    case malformedFormsHarmless
    case hugeFormsHarmless
    case lineBreaksInAddressesHarmless
  }
}

extension Assertion.Input {
  /// What it did, to go on after "It".
  var deed: String {
    switch self {
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
}
