/// Differential probes: after a failure a few more requests tell its causes apart.
extension SignInCourse {
  /// Which of the mistakes that lead to a diagnosis it is; nil where it is plain, or cannot be told.
  ///
  /// Asked only about a check that has failed. The requests are of the kinds that the checks of the step send anyway, so
  /// what they may do to the app is no news to it. The transcript does not show them.
  static func cause(of diagnosis: Diagnosis, on stage: isolated Stage) async -> (any Cause)? {
    switch diagnosis.fault {
    case let fault as AppFault: await ResponseCauseProbe.cause(of: fault, on: stage)
    case let fault as ResponseFault: await ResponseCauseProbe.cause(of: fault, on: stage)
    case let fault as LoginFormFault: await LoginFormCauseProbe.cause(of: fault, on: stage)
    case let fault as SignInFault: await SignInCauseProbe.cause(of: fault, on: stage)
    case let fault as GuardFault: await GuardCauseProbe.cause(of: fault, on: stage)
    case let fault as CookieFault: await CookieCauseProbe.cause(of: fault, on: stage)
    case let fault as LogoutFault: await LogoutCauseProbe.cause(of: fault, on: stage)
    case let fault as ReturningFault: ReturningCauseProbe.cause(of: fault, on: stage)
    case let fault as RememberFault: await RememberCauseProbe.cause(of: fault, on: stage)
    case AccountFault.markupInPage as AccountFault: InputCauseProbe.whyMarkup(on: stage)
    case let fault as AccountFault: await AccountCauseProbe.cause(of: fault, on: stage)
    case let fault as SecretFault: await SecretCauseProbe.cause(of: fault, on: stage)
    case let fault as ExpiryFault: await ExpiryCauseProbe.cause(of: fault, on: stage)
    case let fault as CrossSiteFault: await CrossSiteCauseProbe.cause(of: fault, on: stage)
    case let fault as SessionFault: await SessionCauseProbe.whySessionLives(fault, on: stage)
    case let fault as PasswordChangeFault: await SessionCauseProbe.cause(of: fault, on: stage)
    case let fault as TokenFault: await SessionCauseProbe.cause(of: fault, on: stage)
    case let fault as InputFault: await InputCauseProbe.cause(of: fault, on: stage)
    default: nil
    }
  }
}
