/// Where the app keeps who is signed in, or takes the name from.
enum UserCause: String, Cause, CaseIterable {
  case keptByBrowserKind = "user.kept-by-browser-kind"
  case greetedByDefault = "user.default-name"
  case lastNameWins = "user.last-name-wins"
  case firstPageKept = "user.page-kept-for-all"
  case nameShownOnce = "user.name-shown-once"
  case nameInSomeTemplates = "name.some-templates"
  case nameFromAddress = "name.from-query"

  var sentence: String {
    switch self {
    case .keptByBrowserKind: "The user is kept by the browser's User-Agent, which all browsers of one kind share."
    case .greetedByDefault:
      "The dashboard has a name by default, for the case that nobody is signed in, or it keeps the first one for ever."
    case .lastNameWins: "Everybody sees who signed in last: the name is kept in one place, such as a global variable."
    case .firstPageKept:
      "Everybody sees what the first person saw: the name is written into the page, or the page is made once and kept for all."
    case .nameShownOnce: "The page still opens, but without the name: showing the name takes it out of the session."
    case .nameInSomeTemplates: "The name reaches some templates only: /dashboard shows it to this browser."
    case .nameFromAddress: "The page shows what the address says, as in ?user=somebody. Anybody can write an address."
    }
  }

  var next: String? {
    switch self {
    case .greetedByDefault: "Take the default away: without a name in the session there is nobody to greet."
    case .firstPageKept: "Make the page anew for each request, with the name from the session."
    case .nameInSomeTemplates:
      "Give it to all templates in one place: site.templateValues in Swift, a context processor in Flask."
    case .nameFromAddress: "Take the name from the session alone."
    case .keptByBrowserKind, .lastNameWins, .nameShownOnce: nil
    }
  }
}
