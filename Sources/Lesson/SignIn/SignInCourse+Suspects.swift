/// The order in which subjects are asked who is to blame. It decides every diagnosis of a sign-in that is missing or lasts too
/// long, so it is written down here and nowhere else: the most particular suspect comes first.
extension SignInCourse {
  static let suspects: Suspects = {
    var suspects = Suspects()
    suspects[MissingSignIn.self] = suspectsOfMissing
    suspects[LastingSignIn.self] = suspectsOfLasting
    suspects[LastingSignInAtPage.self] = suspectsOfOpenPage
    suspects[GreetedAnother.self] = suspectsOfAnotherGreeting
    suspects[OpenPage.self] = suspectsOfOpenDoors
    suspects[UnexpectedRedirect.self] = suspectsOfUnexpectedRedirect
    return suspects
  }()

  /// Somebody should be signed in, and /dashboard does not greet them.
  static let suspectsOfMissing: [Suspect<MissingSignIn>] = [
    Suspect("This browser was given cookies without an end date alone, to ask for the session alone.") {
      TokenProbe.whyWithoutSession($1.past, $1.name, on: $0)
    },
    Suspect("The session is over as it should be. Only the token can sign in, so time is not to blame.") {
      TokenProbe.whyNotRemembered($1.past, $1.name, on: $0)
    },
    Suspect("The browser was closed with the box ticked. The session went with it, whatever came before.") {
      RememberProbe.whyForgottenWhenClosed($1.name, on: $0)
    },
    Suspect("Between the sign-in and now the app was restarted, and nobody typed a password again.") {
      SecretProbe.whyEndedByRestart($1.name, on: $0)
    },
    Suspect("The right password is refused after wrong ones. Accounts are as they were before the guesses.") {
      GuessingProbe.whySlowed($1.name, on: $0)
    },
    Suspect("The password was changed here, so the one that was registered proves nothing any longer.") {
      PasswordChangeProbe.whyChangedPasswordFails($1.name, on: $0)
    },
    Suspect("Behind HTTPS a 403 comes from a look at where the form was, before anybody looks at the account.") {
      SecretProbe.whyRefusedBehindHTTPS($1.name, on: $0)
    },
    Suspect("An account that was never made, or is gone, signs nobody in, however much time has passed.") {
      RegistrationProbe.whyNotRegistered($1.name, on: $0)
    },
    Suspect("Time ends sessions in silence. What happened in other browsers counts only where none has passed.") {
      $0.visitor.attempt?.name == $1.name ? TimeProbe.whyOver($1.past, for: $1.name, on: $0) : nil
    },
    Suspect("The page before greeted them, so what happened since has ended it, not the sign-in itself.") { _, doubt in
      doubt.forgotten
    },
    Suspect("Somebody logged out in this browser. A fresh one tells nothing of that, so it is asked late.") {
      $0.visitor.left.isEmpty ? nil : .logout(.locksOut(person: $1.name))
    },
    Suspect("The form was refused in so many words. No particular reason was found above.") {
      SignInProbe.whyRefused($1.name, on: $0)
    },
    Suspect("The app tried to set a cookie that browsers do not keep. Where they had one, that is not why.") {
      _, doubt in
      doubt.hadCookie ? nil : doubt.refusal.map { .signIn(.signInCookieRefused($0)) }
    },
  ]

  /// Time has passed, and somebody is signed in still.
  private static let suspectsOfTime: [Suspect<LastingSignIn>] = [
    Suspect("A token lasts longer than a session. Where its time is up as well, the session does not count.") {
      TokenProbe.whyTokenNotOver($1.past, on: $0)
    },
    Suspect("Time has passed, so the session should be over.") { TimeProbe.whyNotOver($1.past, on: $0) },
  ]

  /// Nobody should be signed in, and /dashboard is open.
  static let suspectsOfLasting: [Suspect<LastingSignIn>] =
    [
      Suspect("A token signs in anew, so what was to end the session has not failed. Where time passed, time is asked.")
      {
        $1.past.hasWaited ? nil : TokenProbe.whyTokenLives(on: $0).map { .token($0) }
      },
      Suspect("Something in another browser was to end this session. Nobody logged out or closed anything here.") {
        $1.past.hasWaited ? nil : SessionProbe.whyNotEnded(on: $0)
      },
      Suspect("Somebody logged out here and a cookie with an end date is left: that one signs in, not the session.") {
        stage, _ in
        stage.visitor.logout?.isOfRemembered == true && RememberProbe.isRemembered(on: stage)
          ? .remember(.outlivesLogout) : nil
      },
      Suspect("Somebody logged out here. Neither time nor a closed browser matters after that.") { stage, _ in
        stage.visitor.logout.map { LogoutProbe.whyStillOpen(after: $0, on: stage) }
      },
    ] + suspectsOfTime + [
      Suspect("The browser was closed, and nobody ticked the box or was let in.") { stage, _ in
        RememberProbe.whyKeptWhenClosed(on: stage)
      },
      Suspect("The cookie comes from another copy of the app. Every other app would have refused it.") { stage, _ in
        SecretProbe.whyKnownToOtherCopy(on: stage)
      },
      Suspect("The right password was typed here, and what was to end that is not known.") { stage, doubt in
        stage.visitor.attempt.flatMap { $0.kind == nil ? .signIn(.stillOpen(status: doubt.status)) : nil }
      },
    ]

  /// Nobody should be signed in, and a page other than /dashboard is open. What ends a session may stand in one page only.
  static let suspectsOfOpenPage: [Suspect<LastingSignInAtPage>] =
    suspectsOfTime.map { $0.inDoubt(\.signIn) } + [
      Suspect("A token signs in anew, so what was to end the session has not failed.") { stage, _ in
        TokenProbe.whyTokenLives(on: stage).map { .token($0) }
      },
      Suspect("Something in another browser was to end this session.") { stage, _ in SessionProbe.whyNotEnded(on: stage)
      },
    ]

  /// A form should lead to another page, and does not.
  private static let suspectsOfUnexpectedRedirect: [Suspect<UnexpectedRedirect>] = [
    Suspect("The login form came back, or the way leads there: the right name and password were refused.") {
      SignInProbe.whyBackAtLogin($1.fault, on: $0)
    }
  ]

  /// Somebody signed in, and another person is greeted.
  private static let suspectsOfAnotherGreeting: [Suspect<GreetedAnother>] = [
    Suspect("Whoever is greeted logged out here before, so logging out left the name.") {
      $0.visitor.left.contains($1.other) ? .logout(.nameStays(person: $1.name, previous: $1.other)) : nil
    }
  ]

  /// A page is open, whoever asks for it.
  private static let suspectsOfOpenDoors: [Suspect<OpenPage>] = [
    Suspect("Nobody tried to sign in, so there is no guard.") { _, doubt in .guarding(.openToAnyone(doubt.address)) }
  ]
}
