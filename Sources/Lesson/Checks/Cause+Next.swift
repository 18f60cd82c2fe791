extension Cause {
  /// The next thing to try, where that of the diagnosis does not fit.
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
    case .pageSaysNotFound: "Leave out the status."
    case .everyAddressIsHome: "Let the route answer / only."
    case .unknownAddressGoesHome: "Answer 404 instead of the redirect."
    case .errorPageSaysFound: "Set the status 404 as well: return \"Not found\", 404 in Flask, status: 404 in Swift."
    case .postNotAccepted:
      "Write methods=[\"GET\", \"POST\"] into the route in Flask, or site.post(\"/login\") in Swift."
    case .redirectNotReturned: "Write return before the redirect."
    case .fieldsReadFromAddress: "Read request.form, and not request.args or request.query."
    case .onePersonOnly: "Look the password up by the name that was typed."
    case .formAsLetters: "Send the page as it is, without escaping its tags."
    case .formInComment: "Take away <!-- and -->."
    case .formGoneAfterLogout: "Let the login page ask only whether somebody is signed in now."
    case .nameLeftEmpty: "Write the name itself: name=\"password\"."
    case .buttonOutside: "Move it between <form> and </form>."
    case .linkForButton: "Write <button>Log in</button> in its place."
    case .storedBeforeCheck, .refusalStored: "Store the name only inside the branch for the right password."
    case .everybodyGetsIn: "Write return before the refusal, so that nothing after it runs."
    case .refusedByRedirect: "Show the form again in the answer itself, with the message."
    case .messageAlwaysThere: "Show the message only after a wrong attempt."
    case .passwordInMessage: "Never write a password into a page."
    case .greetedByDefault: "Take the default away: without a name in the session there is nobody to greet."
    case .anySessionPasses: "Ask for the user in the session: request.session[\"user\"], or \"user\" in session."
    case .firstPageKept: "Make the page anew for each request, with the name from the session."
    case .sentAwayByScript, .hiddenByStyle: "Let the app refuse: redirect to /login before the page is made."
    case .visitorByDefault: "Take the default away, and redirect to /login when there is no name."
    case .nameFromAddress: "Take the name from the session alone."
    case .addressLost:
      "Send it along: redirect to /login?next=… and put it into a hidden field of the form, or keep it in the session."
    case .queryLost: "Keep the path together with its query, and percent-encode both in the address of the login page."
    case .addressNotSentOn: "Put it into a hidden field of the form, or leave out the form's action."
    case .boxOutside: "Move it between <form> and </form>."
    case .everybodyRemembered: "Give the cookie an end date only if the form has the field of the box."
    case .tickSticks: "Decide anew at every sign-in, and clear the session before you store the name."
    case .cookieNotRead: "Look for it wherever you ask who is signed in."
    case .passwordCaseIgnored, .passwordIsPattern: "Compare the password in your code with ==, as it was typed."
    case .nameIsPattern: "Write name = ? in the SQL."
    case .lettersLost: "Encode the text as UTF-8, and drop nothing."
    case .endIgnored: "Store the whole password, however long it is."
    case .registrationInAddress: "Write <form method=\"post\">, and read the fields from the body."
    case .registrationTurnedDown:
      "Compare the names of the fields in the form with those that the route reads. The page that came may say what it misses: type `page`."
    case .secondReplaces: "Use a plain INSERT, and answer that the name is taken when it fails."
    case .inMemory: "Open a database in the folder that DATA_DIR names."
    case .otherFolder: "Join the path: the value of DATA_DIR, then the file's name."
    case .emptiedAtStart: "Write CREATE TABLE IF NOT EXISTS, and drop nothing."
    case .buttonSendsPost: "Let the route accept POST."
    case .linkSendsGet: "Let the route accept GET, or put a form with method=\"post\" and a button in the link's place."
    case .leftToScript: "Let the app remove the name from the session when the route is asked for."
    case .onlySomeLeave: "Remove the entry whoever it is."
    case .accountRemoved: "Remove the name from the session, and leave the accounts alone."
    case .deletedForOtherSite: "Leave out the domain when you delete it."
    default: nil
    }
  }
}
