extension Diagnosis {
  /// `topic.cause`, the same for as long as the project lives: wrong apps and results refer to it.
  var id: String {
    switch self {
    case .noAnswer(let failure, _): failure.id
    case .ended: "app.ended"
    case .serverError: "app.server-error"
    case .cannot(let failure): failure.id
    case .unknownPerson: "line.unknown-person"
    case .unreadable: "line.unreadable"
    case .nothingToRepeat: "line.nothing-to-repeat"
    case .unexpectedStatus: "status.unexpected"
    case .noRedirect(_, _, let showsLoginForm): showsLoginForm ? "redirect.login-form-instead" : "redirect.page-instead"
    case .redirectStatus: "redirect.wrong-status"
    case .redirectElsewhere: "redirect.elsewhere"
    case .redirectOffSite: "redirect.off-site"
    case .redirectLoop: "redirect.loop"
    case .elsewhere: "page.elsewhere"
    case .textMissing: "page.text-missing"
    case .textPresent: "page.text-present"
    case .pageEmpty: "page.empty"
    case .headerMissing: "header.missing"
    case .headerDifferent: "header.different"
    case .linkMissing: "page.link-missing"
    case .cookieMissing: "cookie.missing"
    case .cookiePresent: "cookie.present"
    case .headDiffers: "app.head-differs"
    case .debuggerOpen: "app.debugger-open"
    case .stackTraceShown: "app.stack-trace-shown"
    case .listensToAll: "app.listens-to-all"
    case .socketsUnseen: "app.sockets-unseen"
    case .dashboardMissing: "sign-in.dashboard-missing"
    case .notGreeted: "sign-in.not-greeted"
    case .signInNotKept(_, let cookieSent): cookieSent ? "sign-in.not-recognized" : "sign-in.no-cookie"
    case .signInCookieRefused: "sign-in.cookie-refused"
    case .signInRefused: "sign-in.refused"
    case .signInForgotten: "sign-in.forgotten"
    case .signInEnded(_, .signIn): "session.ended-by-sign-in"
    case .signInEnded(_, .logout): "session.ended-by-logout"
    case .signInEnded(_, .passwordChange): "session.ended-by-password-change"
    case .signInEnded(_, .guesses): "session.ended-by-guesses"
    case .mixedUp: "session.mixed-up"
    case .accepted(let attempt): attempt.id
    case .refusalLeadsToDashboard: "sign-in.refusal-leads-to-dashboard"
    case .noMessage: "sign-in.no-message"
    case .passwordRepeated: "sign-in.password-repeated"
    case .incompleteFormCrashes: "sign-in.incomplete-form-crashes"
    case .stillOpen: "session.still-open"
    case .sharedByEveryone: "session.shared-by-everyone"
    case .pageNamesSomebody: "page.names-somebody"
    case .emptyGreeting: "page.empty-greeting"
    case .pageWithoutLogout: "page.no-way-to-log-out"
    case .form(let diagnosis): diagnosis.id
    case .guarding(let diagnosis): diagnosis.id
    case .cookie(let diagnosis): diagnosis.id
    case .logout(let diagnosis): diagnosis.id
    case .returning(let diagnosis): diagnosis.id
    case .remember(let diagnosis): diagnosis.id
    case .account(let diagnosis): diagnosis.id
    case .passwords(let diagnosis): diagnosis.id
    case .secret(let diagnosis): diagnosis.id
    case .expiry(let diagnosis): diagnosis.id
    case .session(let diagnosis): diagnosis.id
    case .passwordChange(let diagnosis): diagnosis.id
    case .guessing(let diagnosis): diagnosis.id
    case .token(let diagnosis): diagnosis.id
    case .input(let diagnosis): diagnosis.id
    case .crossSite(let diagnosis): diagnosis.id
    }
  }
}

extension Diagnosis.Attempt {
  fileprivate var id: String {
    switch self {
    case .wrongPassword: "sign-in.wrong-password-accepted"
    case .unknownPerson: "sign-in.unknown-person-accepted"
    case .othersPassword: "sign-in.others-password-accepted"
    case .nearMiss: "sign-in.near-miss-accepted"
    case .emptyPassword, .emptyName, .emptyForm: "sign-in.empty-accepted"
    case .missingField: "sign-in.missing-field-accepted"
    case .byAddress: "sign-in.by-address-accepted"
    case .secondRegistration: "register.takes-over"
    case .registrationByAddress: "register.by-address"
    case .emptyRegistration: "register.empty-accepted"
    case .formerPassword: "password-change.former-accepted"
    case .unprovenPassword: "password-change.current-not-needed"
    }
  }
}

extension ExchangeFailure {
  var id: String {
    switch self {
    case .refused: "app.not-listening"
    case .timedOut: "app.no-answer-in-time"
    case .closedWithoutAnswer: "app.closed-without-answer"
    case .closedEarly: "app.closed-early"
    case .notHTTP: "app.not-http"
    case .headTooLarge: "app.head-too-large"
    case .cancelled: "app.not-waited-for"
    case .system: "app.connection-failed"
    }
  }
}

extension BrowserFailure {
  fileprivate var id: String {
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
}
