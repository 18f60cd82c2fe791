/// How passwords are kept, as whoever has a copy of the data sees it.
enum StoredPasswordProbe {
  static func verifyNoPasswordInData(on stage: isolated Stage) async throws(Diagnosis) {
    let folder = try AppControl.dataFolder(on: stage)
    let person = try SignInProbe.some(1, on: stage)[0]
    // What is written down at a sign-in counts as well.
    stage.open(browser: person.name)
    try await stage.type("sign in as \(person.name)")
    try await stage.type("expect signed in as \(person.name)")
    let search = ByteSearch(
      PasswordSpelling.allCases.flatMap { spelling in
        spelling.bytes(of: person.password).map { (bytes: $0, label: spelling) }
      })
    for file in folder.files() {
      if let spelling = search.first(in: file.bytes) { throw .passwords(.readable(spelling, file: file.name)) }
    }
  }

  static func verifyNoFastHashInData(on stage: isolated Stage) async throws(Diagnosis) {
    let folder = try AppControl.dataFolder(on: stage)
    let person = try SignInProbe.some(1, on: stage)[0]
    let search = ByteSearch(
      FastHash.all.flatMap { hash in hash.spellings(of: person).map { (bytes: $0, label: hash) } })
    for file in folder.files() {
      if let hash = search.first(in: file.bytes) { throw .passwords(.fastHash(hash, file: file.name)) }
    }
  }

  /// Three people register: the second has another password than the first and the third. What is stored for these two and
  /// not for the second comes from the password.
  static func verifySaltedHashes(on stage: isolated Stage) async throws(Diagnosis) {
    let folder = try AppControl.dataFolder(on: stage)
    // What a database leaves behind in its free space may stand beside the wrong name: two of three decide.
    var shared = 0
    for round in 1...3 where shared < 2 && round - 1 - shared < 2 {
      let people = [("first", "same"), ("other", "different"), ("last", "same")].map {
        Person(
          name: stage.token("\($0)-\(round)"), password: "\(stage.token("\($1)-\(round)"))-\(stage.token("\($1)-more"))"
        )
      }
      for person in people { try await stage.type("register as \(person.name) password=\(person.password)") }
      let rows = AccountRows(of: people.map(\.name), in: await files(of: folder, whichName: people[2].name))
      if rows.share(people[0].name, people[2].name, not: people[1].name) { shared += 1 }
    }
    if shared == 2 { throw .passwords(.unsalted) }
  }

  /// The files of a folder, as soon as one of them holds a name: some apps write a moment later.
  private static func files(of folder: DataFolder, whichName name: String) async
    -> [DataFolder.File]
  {
    let search = ByteSearch([(bytes: Array(name.utf8), label: name)])
    let start = ContinuousClock.now
    while true {
      let files = folder.files()
      let isThere = files.contains { search.first(in: $0.bytes) != nil }
      guard !isThere, start.duration(to: .now) < .milliseconds(500) else { return files }
      do { try await Task.sleep(for: .milliseconds(20)) } catch { return files }
    }
  }

  static func verifyStoredHashesRefused(on stage: isolated Stage) async throws(Diagnosis) {
    let folder = try AppControl.dataFolder(on: stage)
    // Nobody whom other checks need: an app may lock an account after some wrong passwords.
    let person = Person(name: stage.token("owner"), password: Accounts.newPassword("owner-key", on: stage))
    try await stage.type("register as \(person.name) password=\(person.password)")
    let rows = AccountRows(
      of: [person.name] + stage.people.map(\.name), in: await files(of: folder, whichName: person.name))
    for text in rows.texts(beside: person.name).prefix(3) {
      let trial = await SignInTrial.trial(person.name, text, on: stage)
      guard await SignInTrial.isSignedIn(trial) else { continue }
      SignInTrial.record(trial, person.name, text, on: stage)
      throw .passwords(.hashAccepted(person: person.name))
    }
  }
}
