import Foundation
import Testing

@testable import Lesson

/// Each thing that may be wrong with a machine, made wrong by itself.
@Suite(.withProcesses()) struct DoctorTests {
  private static let healthy = {
    var surroundings = Surroundings(isTerminal: true, columns: 80)
    surroundings.environment["TERM"] = "xterm"
    surroundings.environment["LANG"] = "C.UTF-8"
    surroundings.environment["LC_ALL"] = nil
    surroundings.environment["LC_CTYPE"] = nil
    (surroundings.openFiles, surroundings.processes, surroundings.isSuperuser) = (1024, nil, false)
    surroundings.freeBytes = { _ in 1 << 30 }
    surroundings.mount = { _ in nil }
    surroundings.polling = { _ in nil }
    surroundings.loopbackError = { nil }
    return surroundings
  }()

  /// What a glance finds about one thing.
  private func finding(
    _ subject: Finding.Subject, home: Home = .built, folder: Result<AppFolder?, AppFolderError> = .success(nil),
    sourceLocation: SourceLocation = #_sourceLocation, _ change: (inout Surroundings) -> Void = { _ in }
  ) throws -> Finding {
    var surroundings = Self.healthy
    change(&surroundings)
    let findings = Doctor(home: home, surroundings: surroundings, folder: folder).glance()
    return try #require(findings.first { $0.subject == subject }, sourceLocation: sourceLocation)
  }

  @Test func aHealthyMachineHasNoProblem() {
    let findings = Doctor(home: .built, surroundings: Self.healthy, folder: .success(nil)).glance()
    #expect(findings.filter { $0.level != .fine } == [Finding(.folder, .note, .noAppFolder)])
    #expect(Set(findings.map(\.subject)) == Set(Finding.Subject.allCases).subtracting([.trial, .state, .watching]))
  }

  /// Whatever machine this is: it can build and test the lesson.
  @Test func thisMachineHasNoProblem() async {
    let doctor = Doctor(
      home: .built, surroundings: Surroundings(isTerminal: false, columns: 80), folder: .success(nil))
    let findings = await doctor.examine()
    #expect(findings.filter { $0.level == .problem } == [])
    let trial = findings.first { $0.subject == .trial }
    #expect(trial?.level == .fine)
    guard case .version = findings.first(where: { $0.subject == .compiler })?.fact else {
      Issue.record("\(findings)")
      return
    }
  }

  // MARK: Programs and libraries

  @Test(arguments: [
    (Finding.Subject.compiler, "swiftc", Track.swift, Track.flask), (.linker, "ld.lld", .swift, .flask),
    (.python, "python3", .flask, .swift),
  ]) func aMissingProgramMattersToItsTrack(
    _ subject: Finding.Subject, _ name: String, _ own: Track, _ other: Track
  ) async throws {
    try await withTemporaryFolder { folder in
      try "track: \(own.name)\n".write(to: folder.appending(path: "app.yml"), atomically: true, encoding: .utf8)
      let ours = try finding(subject, folder: .success(try AppFolder(folder))) { $0.environment["PATH"] = "/nowhere" }
      #expect(ours == Finding(subject, .problem, .noProgram(name)))
      try "track: \(other.name)\n".write(to: folder.appending(path: "app.yml"), atomically: true, encoding: .utf8)
      let theirs = try finding(subject, folder: .success(try AppFolder(folder))) { $0.environment["PATH"] = nil }
      #expect(theirs == Finding(subject, .note, .noProgram(name)))
    }
  }

  @Test func theKitAndTheSupervisorMustBeThere() throws {
    let home = Home(root: .repository, products: URL(filePath: "/nowhere"))
    #expect(try finding(.kit, home: home) == Finding(.kit, .problem, .missing(path: "/nowhere/libSignInKit.so")))
    #expect(
      try finding(.supervisor, home: home)
        == Finding(.supervisor, .problem, .missing(path: "/nowhere/lesson-supervisor")))
  }

  /// A folder of products that has all but what is replaced.
  private func withProducts(
    of files: [String: String], _ body: (Home) async throws -> Void
  ) async throws {
    try await withTemporaryFolder { folder in
      for name in ["lesson", "lesson-supervisor", "libSignInKit.so"] {
        try FileManager.default.createSymbolicLink(
          at: folder.appending(path: name), withDestinationURL: BuiltProducts.folder.appending(path: name))
      }
      for (name, text) in files {
        let file = folder.appending(path: name)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try text.write(to: file, atomically: true, encoding: .utf8)
      }
      try await body(Home(root: .repository, products: folder))
    }
  }

  @Test func aKitOfAnotherCompilerIsAProblemAndTheTrialSaysSo() async throws {
    try await withProducts(of: [
      "swift-version-1.txt": "Swift version 5.10 (swift-5.10-RELEASE)\nTarget: x\n",
      "Modules/SignInKit.swiftmodule": "not a module",
    ]) { home in
      let findings = await Doctor(home: home, surroundings: Self.healthy, folder: .success(nil)).examine()
      let compiler = try #require(findings.first { $0.subject == .compiler })
      #expect(compiler.level == .problem)
      guard case .otherVersion(let version, kit: ["5.10 (swift-5.10-RELEASE)"]) = compiler.fact else {
        Issue.record("\(compiler)")
        return
      }
      #expect(compiler.explanation.happened.hasPrefix("The compiler is Swift \(version); the kit was built with 5.10"))
      #expect(!findings.contains { $0.subject == .trial })
    }
  }

  @Test func aKitThatCannotBeReadFailsTheTrial() async throws {
    try await withProducts(of: ["Modules/SignInKit.swiftmodule": "not a module"]) { home in
      var surroundings = Self.healthy
      surroundings.temporaryFolder = home.products.appending(path: "Modules")
      let findings = await Doctor(home: home, surroundings: surroundings, folder: .success(nil)).examine()
      let trial = try #require(findings.first { $0.subject == .trial })
      #expect(trial.level == .problem)
      guard case .trialFailed = trial.fact else {
        Issue.record("\(trial)")
        return
      }
      let left = try FileManager.default.contentsOfDirectory(atPath: surroundings.temporaryFolder.path)
      #expect(left == ["SignInKit.swiftmodule"])
    }
  }

  @Test func aProgramThatDoesNotWorkIsShownWithWhatItSays() async throws {
    try await withTemporaryFolder { folder in
      for name in ["swiftc", "python3"] {
        let file = folder.appending(path: name)
        try "#!/bin/sh\necho I am broken\nexit 1\n".write(to: file, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
      }
      var surroundings = Self.healthy
      surroundings.environment["PATH"] = folder.path + ":/usr/bin:/bin"
      surroundings.environment["XDG_CACHE_HOME"] = folder.appending(path: "cache").path
      let findings = await Doctor(home: .built, surroundings: surroundings, folder: .success(nil)).examine()
      for (subject, name, level) in [
        (Finding.Subject.compiler, "swiftc", Finding.Level.problem), (.python, "python3", .note),
      ] {
        let program = folder.appending(path: name).path
        #expect(
          findings.first { $0.subject == subject }
            == Finding(subject, level, .failed(program: program, output: "I am broken\n")))
      }
    }
  }

  // MARK: The learner's folder

  @Test func theLearnersFolderIsLookedAt() async throws {
    try await withTemporaryFolder { folder in
      try "track: swift\n".write(to: folder.appending(path: "app.yml"), atomically: true, encoding: .utf8)
      let app = Result<AppFolder?, AppFolderError>.success(try AppFolder(folder))
      #expect(
        try finding(.folder, folder: app) == Finding(.folder, .fine, .appFolder(path: folder.path, track: "swift")))
      let state = folder.appending(path: ".lesson").path
      #expect(try finding(.state, folder: app) == Finding(.state, .fine, .writable(state)))
      try "a file".write(toFile: state, atomically: true, encoding: .utf8)
      #expect(
        try finding(.state, folder: app) == Finding(.state, .problem, .notWritable(state, errno: ENOTDIR)))
      let error = AppFolderError.badSettings(AppSettingsError(file: "app.yml", line: 1, fault: .empty))
      #expect(try finding(.folder, folder: .failure(error)) == Finding(.folder, .problem, .badAppFolder(error)))
    }
  }

  // MARK: The machine

  @Test func loopbackAndWatching() throws {
    #expect(
      try finding(.loopback) { $0.loopbackError = { ENETUNREACH } }
        == Finding(.loopback, .problem, .notReached(errno: ENETUNREACH)))
    var surroundings = Self.healthy
    surroundings.polling = { $0 == Home.built.course.path ? .noInstanceLeft : nil }
    let doctor = Doctor(home: .built, surroundings: surroundings, folder: .success(nil))
    #expect(doctor.watching == Finding(.watching, .note, .polled(.noInstanceLeft)))
  }

  @Test func theDisk() throws {
    for (bytes, level) in [(10 << 20, Finding.Level.problem), (100 << 20, .note), (1 << 30, .fine)] {
      #expect(
        try finding(.disk) {
          $0.freeBytes = { path in path == "/there" ? bytes : 2 << 30 }
          $0.environment["HOME"] = "/there"
        } == Finding(.disk, level, .free(bytes: bytes, folder: "/there")))
    }
  }

  @Test func foldersToWriteTo() async throws {
    try await withTemporaryFolder { folder in
      let file = folder.appending(path: "file")
      try "".write(to: file, atomically: true, encoding: .utf8)
      let inside = file.appending(path: "inside")
      for (subject, level, change) in [
        (Finding.Subject.temporary, Finding.Level.problem, { $0.temporaryFolder = inside }),
        (.cache, .note, { $0.environment["XDG_CACHE_HOME"] = inside.path }),
      ] as [(Finding.Subject, Finding.Level, (inout Surroundings) -> Void)] {
        let finding = try finding(subject, change)
        #expect(finding == Finding(subject, level, .notWritable(inside.path, errno: ENOTDIR)))
      }
      let unset = try finding(.cache) {
        $0.environment["HOME"] = nil
        $0.environment["XDG_CACHE_HOME"] = nil
      }
      #expect(unset == Finding(.cache, .note, .unset("HOME")))
      let mount = Mount(device: "0:1", table: "36 35 0:1 / /tmp rw,noexec - tmpfs tmpfs rw")
      let noexec = try finding(.temporary) { surroundings in
        surroundings.temporaryFolder = folder
        surroundings.mount = { _ in mount }
      }
      #expect(noexec == Finding(.temporary, .problem, .noPrograms(folder.path)))
    }
  }

  @Test func theClock() throws {
    guard case .timeBefore = try finding(.clock, { $0.now = Date(timeIntervalSince1970: 0) }).fact else {
      Issue.record("1970 is fine")
      return
    }
    let far = Date(timeIntervalSince1970: 5e9)
    #expect(try finding(.clock) { $0.now = far } == Finding(.clock, .problem, .time(far)))
  }

  @Test func theLimits() throws {
    #expect(try finding(.files) { $0.openFiles = 20 } == Finding(.files, .problem, .limit(20)))
    #expect(try finding(.processes) { $0.processes = 20 } == Finding(.processes, .problem, .limit(20)))
    let superuser = try finding(.processes) { ($0.processes, $0.isSuperuser) = (20, true) }
    #expect(superuser == Finding(.processes, .fine, .limit(nil)))
  }

  @Test func theScreen() throws {
    #expect(try finding(.locale) { $0.environment["LC_ALL"] = "C" } == Finding(.locale, .note, .notUTF8("C")))
    #expect(try finding(.locale) { $0.environment["LANG"] = nil } == Finding(.locale, .note, .notUTF8("")))
    #expect(
      try finding(.locale) { $0.environment["LC_CTYPE"] = "de_DE.utf8" }
        == Finding(.locale, .fine, .encoding("de_DE.utf8")))
    #expect(try finding(.terminal) { $0.columns = 39 } == Finding(.terminal, .note, .columns(39)))
    #expect(
      try finding(.terminal) { $0.environment["TERM"] = "dumb" } == Finding(.terminal, .note, .plainTerminal("dumb")))
    #expect(try finding(.terminal) { $0.isTerminal = false } == Finding(.terminal, .note, .noTerminal))
  }

  // MARK: At the start, and as a command

  /// It stands between the learner and the first step.
  @Test func aGlanceTakesLittleTime() {
    let doctor = Doctor(home: .built, surroundings: Surroundings(isTerminal: false, columns: 80), folder: .success(nil))
    let fastest = (0..<20).map { _ in ContinuousClock().measure { _ = doctor.glance() } }.min()
    #expect((fastest ?? .seconds(1)) < .milliseconds(5))
  }

  @Test func theStartTellsOfProblemsOnly() async throws {
    try await withTemporaryFolder { folder in
      var environment = ["TERM": "xterm", "LANG": "C"]
      for name in ["PATH", "HOME"] { environment[name] = ProcessInfo.processInfo.environment[name] }
      let terminal = try PseudoTerminal(
        running: "/bin/sh", ["-c", "cd \"$0\" && ulimit -n 100 && exec \"$1\"", folder.path, BuiltProducts.lesson],
        environment: environment)
      try await terminal.wait(for: "^mend  files {7}Only 100 open files are allowed")
      try await terminal.wait(for: "setup example> $")
      terminal.type("doctor\r")
      try await terminal.wait(for: "note  locale {6}The character encoding of C is not UTF-8")
      try await terminal.wait(for: "One thing must be mended")
      terminal.type("quit\r")
      #expect(await terminal.waitForExit() == 0)
    }
  }

  @Test func theCommandShowsEachThingAndEndsWithTheWorst() async throws {
    try await withTemporaryFolder { folder in
      let ending = try await LessonProcess.run(["doctor"], in: folder)
      #expect(ending.status == 0)
      #expect(ending.output.contains("note  folder      You have none yet."))
      #expect(ending.output.contains("fine  compiler    Swift "))
      #expect(ending.output.contains("fine  trial       a small app was built, started and asked in "))
      #expect(ending.output.hasSuffix("Everything that the lesson needs is there.\n"))
      try "track: cobol\n".write(to: folder.appending(path: "app.yml"), atomically: true, encoding: .utf8)
      let broken = try await LessonProcess.run(["doctor"], in: folder)
      #expect(broken.status == 2)
      #expect(broken.output.contains("mend  folder      "))
      #expect(broken.output.hasSuffix("One thing must be mended.\n"))
    }
  }
}
