/// The course about web sign-in: what its subjects are made into. The only file that names all of them.
enum SignInCourse {
  /// Every line, in the order in which `help` shows them.
  static let vocabulary = Vocabulary(
    BrowseLine.forms + CookieLine.showing + CookieTrustLine.reading + CookieLine.changing + SignInLine.doing
      + AccountLine.registering + LogoutLine.doing + SignInLine.expecting + LogoutLine.expecting + ResponseLine.forms
      + GreetingLine.forms + LogoutControlLine.forms + LoginFormLine.forms + ServerLine.forms + GuardLine.forms
      + CookieTrustLine.expecting + ReturningLine.forms + RememberLine.forms + AppLine.restarting
      + AccountLine.keeping + InputLine.naming + AccountLine.crowding + AppLine.showing + StoredPasswordLine.forms
      + AppLine.installing + SecretLine.forms + InputLine.sending + CrossSiteLine.doing + LogoutFormLine.forms
      + CrossSiteLine.expecting + SessionLine.forms + TokenLine.forms + GuessingLine.forms,
    groups: [
      .browse, .cookies, .people, .response, .form, .app, .accounts, .passwords, .secret, .input, .crossSite,
      .sessions, .guessing,
    ])
}
