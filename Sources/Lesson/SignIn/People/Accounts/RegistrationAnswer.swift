/// What an app says to somebody who registers, redirects followed. Two that are equal tell people the same.
struct RegistrationAnswer: Sendable, Equatable {
  let status: Int
  let path: String?
  /// Without the name, and without words that hold digits, such as a time.
  let words: [String]
}

extension RegistrationAnswer {
  /// The answer to a registration. Its redirects are followed here.
  static func answer(to trial: RegistrationTrial) async -> RegistrationAnswer {
    var browser = trial.browser
    await browser.followAll()
    let name = trial.name.lowercased()
    let words = browser.view?.page.text.lowercased().replacing(name, with: " ").split(whereSeparator: \.isWhitespace)
    return RegistrationAnswer(
      status: trial.status, path: browser.view?.address.path,
      words: (words ?? []).filter { !$0.contains(where: \.isNumber) }.map(String.init))
  }

  static func verifyTakenNamesRefused(on stage: isolated Stage) async throws(Diagnosis) {
    let name = stage.token("taken")
    let first = try await RegistrationTrial.registered(name, Accounts.newPassword("first", on: stage), on: stage)
    let second = try await RegistrationTrial.registered(name, Accounts.newPassword("second", on: stage), on: stage)
    guard await answer(to: first) == answer(to: second) else { return }
    stage.record(first.lines, first.exchange)
    stage.record(second.lines, second.exchange)
    throw .account(.takenUnsaid(name: name))
  }

  /// An account of this name can be used, where the app says that it made one.
  static func verifyKept(_ trial: RegistrationTrial, on stage: isolated Stage) async throws(Diagnosis) {
    let plain = try await RegistrationTrial.registered(stage.token("plain"), trial.password, on: stage)
    guard await answer(to: plain) == answer(to: trial) else { return }
    let visit = await SignInTrial.trial(trial.name, trial.password, on: stage)
    guard await !SignInTrial.isSignedIn(visit) else { return }
    stage.record(trial.lines, trial.exchange)
    SignInTrial.record(visit, trial.name, trial.password, on: stage)
    throw .account(.nameChanged(name: trial.name))
  }
}
