/// What happens when many people register at the same moment.
enum CrowdProbe {
  private static let crowd = 8

  /// Registers all of them at once, from pages that were opened before.
  private static func registerAtOnce(_ people: [Person], on stage: isolated Stage) async throws(Diagnosis)
    -> [RegistrationTrial]
  {
    var prepared: [OpenRegistration] = []
    for _ in people { prepared.append(try await RegistrationTrial.prepareRegistration(on: stage)) }
    return await withTaskGroup(of: RegistrationTrial?.self) { group in
      for (page, person) in zip(prepared, people) {
        group.addTask { await page.submit(person.name, person.password) }
      }
      return await group.reduce(into: []) { if let trial = $1 { $0.append(trial) } }
    }
  }

  /// A crash only shows when nobody waits for anybody, so it is tried twice.
  static func verifyRegistrationsAtOnce(on stage: isolated Stage) async throws(Diagnosis) {
    for round in 1...2 {
      let people = (1...Self.crowd).map {
        Person(
          name: stage.token("crowd-\(round)-\($0)"), password: Accounts.newPassword("key-\(round)-\($0)", on: stage))
      }
      let trials = try await registerAtOnce(people, on: stage)
      if let crash = trials.first(where: \.fails) {
        stage.record(crash.lines, crash.exchange)
        throw .account(.crashesAtOnce(status: crash.status, of: Self.crowd))
      }
      let lost = await signIns(people, on: stage).filter { !$0.isSignedIn }.map(\.person)
      if let person = lost.first {
        SignInTrial.record(
          await SignInTrial.trial(person.name, person.password, on: stage), person.name, person.password, on: stage)
        throw .account(.lostAtOnce(lost.count, of: Self.crowd))
      }
    }
  }

  private static func signIns(_ people: [Person], on stage: isolated Stage) async -> [(
    person: Person, isSignedIn: Bool
  )] {
    await SideBySide.answers(to: people) { person in
      (
        person,
        await SignInTrial.isSignedIn(await SignInTrial.trial(person.name, person.password, on: stage))
      )
    }
  }

  static func verifyOneOwner(on stage: isolated Stage) async throws(Diagnosis) {
    for round in 1...2 {
      let name = stage.token("prize-\(round)")
      let people = (1...Self.crowd).map {
        Person(name: name, password: Accounts.newPassword("key-\(round)-\($0)", on: stage))
      }
      _ = try await registerAtOnce(people, on: stage)
      let owners = await signIns(people, on: stage).filter(\.isSignedIn).map(\.person)
      if owners.count > 1 {
        for owner in owners {
          SignInTrial.record(await SignInTrial.trial(name, owner.password, on: stage), name, owner.password, on: stage)
        }
        throw .account(.twoOwners(name: name, count: owners.count))
      }
    }
  }
}
