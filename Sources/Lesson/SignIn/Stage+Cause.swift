/// Differential probes: after a failure a few more requests tell its causes apart.
extension Stage {
  /// Which of the mistakes that lead to a diagnosis it is; nil where it is plain, or cannot be told.
  ///
  /// Asked only about a check that has failed. The requests are of the kinds that the checks of the step send anyway, so
  /// what they may do to the app is no news to it. The transcript does not show them.
  func cause(of diagnosis: Diagnosis) async -> (any Cause)? {
    switch diagnosis.fault {
    case let fault as AppFault: await cause(of: fault)
    case let fault as ResponseFault: await cause(of: fault)
    case let fault as LoginFormFault: await cause(of: fault)
    case let fault as SignInFault: await cause(of: fault)
    case let fault as GuardFault: await cause(of: fault)
    case let fault as CookieFault: await cause(of: fault)
    case let fault as LogoutFault: await cause(of: fault)
    case let fault as ReturningFault: cause(of: fault)
    case let fault as RememberFault: await cause(of: fault)
    case AccountFault.markupInPage as AccountFault: whyMarkup
    case let fault as AccountFault: await cause(of: fault)
    case let fault as SecretFault: await cause(of: fault)
    case let fault as ExpiryFault: await cause(of: fault)
    case let fault as CrossSiteFault: await cause(of: fault)
    case let fault as SessionFault: await whySessionLives(fault)
    case let fault as PasswordChangeFault: await cause(of: fault)
    case let fault as TokenFault: await cause(of: fault)
    case let fault as InputFault: await cause(of: fault)
    default: nil
    }
  }
}
