/// Why a session ends too early, too late or never.
enum ExpiryCause: String, Cause, CaseIterable {
  case limitFixed = "session.limit-fixed"
  case pageWithoutLimit = "session.page-without-limit"
  case limitInMinutes = "session.limit-in-minutes"
  case onlyAgeLimited = "session.only-age-limited"
  case neverOver = "session.never-over"
  case ageForgotten = "session.age-forgotten"
  case overAtOnce = "session.over-at-once"
  case notRenewed = "session.not-renewed"
  case tickedSessionSpared = "token.session-spared"

  var sentence: String {
    switch self {
    case .limitFixed: "There is a limit, and it is another one: the app does not read it from the environment."
    case .pageWithoutLimit: "The page does not look at the times: only some of the pages end an old session."
    case .limitInMinutes: "There is a limit, sixty times as long: the number is taken for minutes."
    case .onlyAgeLimited:
      "The session ends some hours after the sign-in: only its age is looked at, not its last use."
    case .neverOver: "It does not end for a day either: nothing looks at the time."
    case .ageForgotten:
      "It goes on for as long as it is used: each request counts as a new beginning, or none is noted."
    case .overAtOnce:
      "It ends within a minute: two different units are compared, or a time that was never stored counts as 0."
    case .tickedSessionSpared:
      "Without the tick the session ends in time. With the tick nothing looks at the clock: this is still the long session of the step remember."
    case .notRenewed: "The last use is noted at the sign-in only: the requests in between do not count."
    }
  }

  var next: String? {
    switch self {
    case .limitFixed: "Read the limit from the environment, and keep yours as the default."
    case .pageWithoutLimit:
      "Look at the times before every request, whatever page it asks for: where the guard stands."
    case .limitInMinutes: "Compare seconds: timedelta(seconds=…) in Flask, and a Date's timeIntervalSince in Swift."
    case .tickedSessionSpared: "Let every session end alike. The token is what remembers."
    case .notRenewed: "Store the time of this request at the end of the look at the clocks, before each request."
    case .onlyAgeLimited, .neverOver, .ageForgotten, .overAtOnce: nil
    }
  }
}
