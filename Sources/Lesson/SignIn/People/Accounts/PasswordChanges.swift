/// Every new password that was asked for, the first one first.
struct PasswordChanges: SubjectState {
  var all: [PasswordChange] = []

  /// Who signed in in this browser with the right name and password, and did not log out.
  static func signedInHere(on stage: isolated Stage) -> Person? {
    stage.visitor.attempt.flatMap { $0.kind == nil ? Accounts.known($0.name, on: stage) : nil }
  }

  /// From here on the new password is the right one, if the current one was and the app did not refuse it.
  static func note(_ change: (current: String, new: String)?, of person: Person, on stage: isolated Stage)
    throws(Diagnosis)
  {
    guard let (current, new) = change else { return }
    let isProven = current == person.password
    stage[PasswordChanges.self].all.append(
      PasswordChange(person: person.name, current: current, new: new, isProven: isProven, browser: stage.current))
    guard isProven, try stage.view().response.status < 400 else { return }
    for index in stage.people.indices where stage.people[index].name == person.name {
      stage.people[index].password = new
    }
    stage[Registrations.self].change(passwordOf: person.name, to: new)
    InterferingEvent.passwordChange(of: person.name).disturbOthers(on: stage)
  }

  /// What it would be if somebody got in with a password that was the right one before, or that nobody had the right to set.
  static func kindAfterChange(_ name: String, _ typed: String, on stage: isolated Stage) -> CredentialTrick? {
    guard Accounts.known(name, on: stage)?.password != typed else { return nil }
    let changes = stage[PasswordChanges.self].all.filter { $0.person.lowercased() == name.lowercased() }
    if changes.contains(where: { $0.isProven && $0.current == typed }) { return .formerPassword(person: name) }
    return changes.contains { !$0.isProven && $0.new == typed } ? .unprovenPassword(person: name) : nil
  }
}
