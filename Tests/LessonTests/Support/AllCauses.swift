@testable import Lesson

/// Those of every subject.
let allCauses =
  ([
    AccountCause.allCases,
    CookieCause.allCases,
    CrashCause.allCases,
    CrossSiteCause.allCases,
    ExpiryCause.allCases,
    GuardCause.allCases,
    LoginFormCause.allCases,
    LogoutCause.allCases,
    MarkupCause.allCases,
    MottoCause.allCases,
    PasswordChangeCause.allCases,
    RememberCause.allCases,
    ResponseCause.allCases,
    ReturningCause.allCases,
    SecretCause.allCases,
    SessionCause.allCases,
    SignInCause.allCases,
    TokenCause.allCases,
    UserCause.allCases,
  ] as [[any Cause]]).flatMap(\.self)
