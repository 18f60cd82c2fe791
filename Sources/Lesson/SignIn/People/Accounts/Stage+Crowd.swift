/// What happens when many people register at the same moment.
extension Stage {
  private static let crowd = 8

  /// Registers all of them at once, from pages that were opened before.
  private func registerAtOnce(_ people: [Person]) async throws(Diagnosis) -> [RegistrationTrial] {
    var prepared: [OpenRegistration] = []
    for _ in people { prepared.append(try await prepareRegistration()) }
    return await withTaskGroup(of: RegistrationTrial?.self) { group in
      for (page, person) in zip(prepared, people) {
        group.addTask { await page.submit(person.name, person.password) }
      }
      return await group.reduce(into: []) { if let trial = $1 { $0.append(trial) } }
    }
  }

  /// A crash only shows when nobody waits for anybody, so it is tried twice.
  func verifyRegistrationsAtOnce() async throws(Diagnosis) {
    for round in 1...2 {
      let people = (1...Self.crowd).map {
        Person(name: token("crowd-\(round)-\($0)"), password: newPassword("key-\(round)-\($0)"))
      }
      let trials = try await registerAtOnce(people)
      if let crash = trials.first(where: \.fails) {
        record(crash.lines, crash.exchange)
        throw .account(.crashesAtOnce(status: crash.status, of: Self.crowd))
      }
      let lost = await signIns(people).filter { !$0.isSignedIn }.map(\.person)
      if let person = lost.first {
        record(await trial(person.name, person.password), person.name, person.password)
        throw .account(.lostAtOnce(lost.count, of: Self.crowd))
      }
    }
  }

  private func signIns(_ people: [Person]) async -> [(person: Person, isSignedIn: Bool)] {
    await SideBySide.answers(to: people) { person in
      (person, await self.isSignedIn(await self.trial(person.name, person.password)))
    }
  }

  func verifyOneOwner() async throws(Diagnosis) {
    for round in 1...2 {
      let name = token("prize-\(round)")
      let people = (1...Self.crowd).map { Person(name: name, password: newPassword("key-\(round)-\($0)")) }
      _ = try await registerAtOnce(people)
      let owners = await signIns(people).filter(\.isSignedIn).map(\.person)
      if owners.count > 1 {
        for owner in owners { record(await trial(name, owner.password), name, owner.password) }
        throw .account(.twoOwners(name: name, count: owners.count))
      }
    }
  }
}
