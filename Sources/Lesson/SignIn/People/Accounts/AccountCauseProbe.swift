/// Why somebody has no account.
enum AccountCauseProbe {
  static func cause(of fault: AccountFault, on stage: isolated Stage) async -> (any Cause)? {
    switch fault {
    case .formMissing(let address): whyNoRegistrationForm(address, on: stage)
    case .fails(let person): await whyNoAccount(person, on: stage)
    case .dataElsewhere: await whyDataElsewhere(on: stage)
    case .dataLost: whyDataLost(on: stage)
    default: nil
    }
  }

  static func whyNoRegistrationForm(_ address: String, on stage: isolated Stage) -> AccountCause? {
    address.prefix { $0 != "?" } != "/register" && stage.evidence.page?.loginForm != nil ? .registrationGuarded : nil
  }

  /// What came of the form that somebody registered with.
  static func whyNoAccount(_ name: String, on stage: isolated Stage) async -> (any Cause)? {
    guard let registration = stage[Registrations.self].all.first(where: { $0.isFor(name) }),
      let sent = registration.sent
    else {
      return nil
    }
    if sent.method == "GET" { return AccountCause.registrationInAddress }
    if (400..<500).contains(sent.status) { return AccountCause.registrationTurnedDown }
    return await SignInCauseProbe.isPasswordCut(on: stage) ? SignInCause.passwordCutByForm : nil
  }

  /// Accounts in a file elsewhere are there after a restart, those in memory are not.
  static func whyDataElsewhere(on stage: isolated Stage) async -> AccountCause? {
    guard let account = stage[Registrations.self].all.last, stage.setting.restart != nil else { return nil }
    // Where other copies of the app use the same file, it may be busy.
    for _ in 1...5 {
      do throws(Diagnosis) { try await AppControl.restart(Restart(), on: stage) } catch { continue }
      let trial = await SignInTrial.trial(account.name, account.password, on: stage)
      if !trial.fails { return await SignInTrial.isSignedIn(trial) ? .otherFolder : .inMemory }
    }
    return nil
  }

  static func whyDataLost(on stage: isolated Stage) -> AccountCause? {
    stage.setting.dataFolder.map { DataFolder(url: $0).paths.isEmpty ? .inMemory : .emptiedAtStart }
  }
}

extension AccountFault {
  func cause(on stage: isolated Stage) async -> (any Cause)? {
    await AccountCauseProbe.cause(of: self, on: stage)
  }
}
