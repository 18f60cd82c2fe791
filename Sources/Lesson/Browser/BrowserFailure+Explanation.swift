extension BrowserFailure {
  var id: String {
    switch self {
    case .noPage: "line.no-page"
    case .noForm: "line.no-form"
    case .noField: "line.no-field"
    case .nothingToPress: "line.nothing-to-press"
    case .notARedirect: "line.not-a-redirect"
    case .leavesTheApp: "line.leaves-the-app"
    case .badAddress: "line.bad-address"
    case .nothingBefore: "line.nothing-before"
    case .noCookie: "line.no-cookie"
    case .cookieRefused: "line.cookie-refused"
    }
  }

  /// - Parameter example: an address of the app, for the advice.
  func explanation(example: String) -> Explanation {
    switch self {
    case .noPage: .init(happened: "No page is open yet.", next: "Open one first: visit \(example).")
    case .noForm(let address):
      .init(happened: "The page at \(address) has no form to fill in.", next: "Type `page` to see what it shows.")
    case .noField(let name, let available):
      .init(
        happened: "The form has no field \u{201C}\(name)\u{201D}.",
        next: available.isEmpty ? "It has no field with a name." : "It has: \(available.joined(separator: ", ")).")
    case .nothingToPress(let text, let available):
      .init(
        happened: "The page has no button or link that says \u{201C}\(text)\u{201D}.",
        next: available.isEmpty ? "It has none at all." : "It has: \(available.joined(separator: ", ")).")
    case .notARedirect(let status):
      .init(
        happened: "There is nothing to follow: the last answer was \(status), without a redirect.",
        next: "Only a status of 301, 302, 303, 307 or 308 with a Location header can be followed.")
    case .leavesTheApp(let address):
      .init(
        happened: "\(address) leads away from the app.",
        next: "This browser talks to the app only.")
    case .badAddress(let address):
      .init(happened: "\u{201C}\(address)\u{201D} is not an address.", next: "Write a path such as \(example).")
    case .nothingBefore: .init(happened: "There is no page before this one.", next: "Open one: visit \(example).")
    case .noCookie(let name, let available):
      .init(
        happened: "There is no cookie named \(name).",
        next: available.isEmpty ? "It keeps no cookie at all." : "It keeps: \(available.joined(separator: ", ")).")
    case .cookieRefused(let name, let refusal):
      .init(
        happened: "A browser refuses the cookie \(name): \(refusal.words).", next: "Change it so that it may be kept."
      )
    }
  }
}
