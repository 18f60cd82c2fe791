/// Why somebody has no account.
extension Stage {
  func cause(of fault: AccountFault) async -> (any Cause)? {
    switch fault {
    case .formMissing(let address): whyNoRegistrationForm(address)
    case .fails(let person): await whyNoAccount(person)
    case .dataElsewhere: await whyDataElsewhere()
    case .dataLost: whyDataLost
    default: nil
    }
  }

  func whyNoRegistrationForm(_ address: String) -> AccountCause? {
    address.prefix { $0 != "?" } != "/register" && page?.loginForm != nil ? .registrationGuarded : nil
  }

  /// What came of the form that somebody registered with.
  func whyNoAccount(_ name: String) async -> (any Cause)? {
    guard let registration = registrations.first(where: { $0.isFor(name) }), let sent = registration.sent else {
      return nil
    }
    if sent.method == "GET" { return AccountCause.registrationInAddress }
    if (400..<500).contains(sent.status) { return AccountCause.registrationTurnedDown }
    return await isPasswordCut ? SignInCause.passwordCutByForm : nil
  }

  /// Accounts in a file elsewhere are there after a restart, those in memory are not.
  func whyDataElsewhere() async -> AccountCause? {
    guard let account = registrations.last, setting.restart != nil else { return nil }
    // Where other copies of the app use the same file, it may be busy.
    for _ in 1...5 {
      do throws(Diagnosis) { try await restart([]) } catch { continue }
      let trial = await trial(account.name, account.password)
      if !trial.fails { return await isSignedIn(trial) ? .otherFolder : .inMemory }
    }
    return nil
  }

  var whyDataLost: AccountCause? {
    setting.dataFolder.map { DataFolder(url: $0).paths.isEmpty ? .inMemory : .emptiedAtStart }
  }
}
