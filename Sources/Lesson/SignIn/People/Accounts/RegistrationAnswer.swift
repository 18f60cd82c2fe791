/// What an app says to somebody who registers, redirects followed. Two that are equal tell people the same.
struct RegistrationAnswer: Sendable, Equatable {
  let status: Int
  let path: String?
  /// Without the name, and without words that hold digits, such as a time.
  let words: [String]
}

extension Stage {
  /// The answer to a registration. Its redirects are followed here.
  func answer(to trial: RegistrationTrial) async -> RegistrationAnswer {
    var browser = trial.browser
    await browser.followAll()
    let name = trial.name.lowercased()
    let words = browser.view?.page.text.lowercased().replacing(name, with: " ").split(whereSeparator: \.isWhitespace)
    return RegistrationAnswer(
      status: trial.status, path: browser.view?.address.path,
      words: (words ?? []).filter { !$0.contains(where: \.isNumber) }.map(String.init))
  }

  func verifyTakenNamesRefused() async throws(Diagnosis) {
    let name = token("taken")
    let first = try await registered(name, newPassword("first"))
    let second = try await registered(name, newPassword("second"))
    guard await answer(to: first) == answer(to: second) else { return }
    record(first.lines, first.exchange)
    record(second.lines, second.exchange)
    throw .account(.takenUnsaid(name: name))
  }

  /// An account of this name can be used, where the app says that it made one.
  func verifyKept(_ trial: RegistrationTrial) async throws(Diagnosis) {
    let plain = try await registered(token("plain"), trial.password)
    guard await answer(to: plain) == answer(to: trial) else { return }
    let visit = await self.trial(trial.name, trial.password)
    guard await !isSignedIn(visit) else { return }
    record(trial.lines, trial.exchange)
    record(visit, trial.name, trial.password)
    throw .account(.nameChanged(name: trial.name))
  }
}
