/// The course about web sign-in: what its subjects are made into. The only file that names all of them.
enum SignInCourse {
  static let examples = ExampleAddresses(open: "/login", guarded: "/dashboard")

  /// Every line, in the order in which `help` shows them.
  static let vocabulary = Vocabulary(
    ([
      BrowseLine.forms(on: examples),
      CookieLine.showing,
      CookieTrustLine.reading,
      CookieLine.changing,
      SignInLine.doing,
      ReturningLine.doing,
      AccountLine.registering,
      LogoutLine.doing,
      SignInLine.expecting,
      LogoutLine.expecting,
      ResponseLine.forms(on: examples),
      GreetingLine.forms,
      LogoutControlLine.forms,
      LoginFormLine.forms,
      ServerLine.forms,
      GuardLine.forms,
      CookieTrustLine.expecting,
      ReturningLine.forms,
      RememberLine.forms,
      CookieTrustLine.expectingOfRemembered,
      AppLine.restarting(in: .accounts),
      AccountLine.keeping,
      InputLine.naming,
      AccountLine.crowding,
      AppLine.showing(in: .passwords),
      StoredPasswordLine.forms,
      AppLine.installing(in: .secret),
      SecretLine.forms,
      InputLine.sending,
      CrossSiteLine.doing,
      LogoutFormLine.forms,
      CrossSiteLine.expecting,
      SessionLine.forms,
      TokenLine.forms,
      GuessingLine.forms,
    ] as [[LineForm]]).flatMap(\.self),
    groups: [
      .browse, .cookies, .people, .response, .form, .app, .accounts, .passwords, .secret, .input, .crossSite,
      .sessions, .guessing,
    ])

  static let knowledge = CourseKnowledge(
    vocabulary: vocabulary, recognition: .signIn, examples: examples,
    accounts: SignInAccounts(),
    observers: [
      { event, stage throws(Diagnosis) in try SignInProbe.observe(event, on: stage) },
      { event, stage throws(Diagnosis) in LogoutProbe.observe(event, on: stage) },
      { event, stage throws(Diagnosis) in GuessingProbe.observe(event, on: stage) },
    ],
    suspects: suspects,
    cause: { fault, stage in await cause(of: fault, on: stage) })

  /// Everything that can be wrong with an app or a line.
  static let faults: [any Fault.Type] = [
    AppFault.self,
    LineFault.self,
    ResponseFault.self,
    ServerFault.self,
    ControlFault.self,
    SignInFault.self,
    LoginFormFault.self,
    AccountFault.self,
    GuardFault.self,
    CookieFault.self,
    LogoutFault.self,
    ReturningFault.self,
    RememberFault.self,
    StoredPasswordFault.self,
    SecretFault.self,
    ExpiryFault.self,
    InputFault.self,
    CrossSiteFault.self,
    SessionFault.self,
    PasswordChangeFault.self,
    TokenFault.self,
    GuessingFault.self,
  ]

  /// Every mistake that can be told apart.
  static let causes: [any Cause] =
    ([
      CrashCause.allCases,
      ResponseCause.allCases,
      SignInCause.allCases,
      UserCause.allCases,
      LoginFormCause.allCases,
      AccountCause.allCases,
      PasswordChangeCause.allCases,
      GuardCause.allCases,
      CookieCause.allCases,
      LogoutCause.allCases,
      ReturningCause.allCases,
      RememberCause.allCases,
      SecretCause.allCases,
      ExpiryCause.allCases,
      MarkupCause.allCases,
      MottoCause.allCases,
      CrossSiteCause.allCases,
      SessionCause.allCases,
      TokenCause.allCases,
    ] as [[any Cause]]).flatMap(\.self)
}
