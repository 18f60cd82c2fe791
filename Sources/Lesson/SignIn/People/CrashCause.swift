/// What makes an app fail.
enum CrashCause: String, Cause, CaseIterable {
  case wrongPasswordFails = "crash.wrong-password"
  case unknownNameFails = "crash.unknown-name"
  case emptyPasswordFails = "crash.empty-password"
  case unknownNameOrEmptyPasswordFails = "crash.unknown-name-or-empty-password"
  case missingFieldFails = "crash.missing-field"
  case addressFails = "crash.fields-in-address"
  case secondLogoutFails = "crash.second-logout"
  case strangerFails = "crash.nobody-signed-in"
  case madeUpCookieFails = "crash.made-up-cookie"
  case failsAfterAWhile = "crash.after-a-while"

  var sentence: String {
    switch self {
    case .wrongPasswordFails:
      "The branch for a wrong password fails: it answers with an error on purpose, or cannot make its page."
    case .unknownNameFails: "The password of a name is looked up without asking whether anybody has this name."
    case .emptyPasswordFails:
      "A part of the password is read, such as its first character, and an empty one has none."
    case .unknownNameOrEmptyPasswordFails:
      "The name is looked up although nobody has it, or a part of the empty password is read."
    case .missingFieldFails: "The app takes it for granted that each field was sent. Any request can lack any field."
    case .addressFails: "The route fails when the address holds a name and a password."
    case .secondLogoutFails:
      "Logging out takes for granted that somebody is signed in: the second time there is nothing left to remove."
    case .strangerFails: "The route reads the name from the session without asking whether there is one."
    case .madeUpCookieFails:
      "A cookie is read by force, as if only the app could have written it: as a number, or cut into parts."
    case .failsAfterAWhile:
      "It worked before, so something runs out with each visit: a list that is too short, or a counter."
    }
  }

  var next: String? {
    switch self {
    case .wrongPasswordFails:
      "Answer a wrong password with the login page and a message. The last lines that the app printed say what failed."
    case .unknownNameFails: "Look the name up so that it may be missing, and treat a missing one as wrong."
    case .emptyPasswordFails, .unknownNameOrEmptyPasswordFails, .missingFieldFails:
      "Treat what is empty or missing as a wrong answer. The last lines that the app printed name the place."
    case .secondLogoutFails: "Remove the entry only if it is there: session.pop(\"user\", None), or session.clear()."
    case .strangerFails: "Ask whether there is a name first. Without one, redirect to /login and return at once."
    case .madeUpCookieFails: "Treat a cookie that cannot be read as no cookie."
    case .addressFails, .failsAfterAWhile: nil
    }
  }
}
