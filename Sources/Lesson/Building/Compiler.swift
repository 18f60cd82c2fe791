import Crypto
import Foundation

/// Turns a learner's Swift files into a program: the compiler's and the linker's own jobs, run directly against the kit.
///
/// The jobs are taken from the drivers once (`swiftc -###`, `clang -###`) and replayed, for the drivers cost about as much as
/// the jobs. Nothing of an earlier build is ever used: a program is there only if it was made from these very files.
struct Compiler: Sendable {
  let home: Home
  let folder: URL
  /// Where the program and the jobs are kept.
  let output: URL
  /// How long the compiler may take.
  var patience = Patience()

  /// The learner's Swift files, as `swift build` takes them: those in the folder and in all below it that are not hidden, but
  /// for the package manifest.
  var sources: [URL] {
    let files = FileManager.default.enumerator(
      at: folder, includingPropertiesForKeys: nil, options: .skipsHiddenFiles)?.allObjects
    return (files ?? []).compactMap { $0 as? URL }
      .filter { $0.pathExtension == "swift" && $0.lastPathComponent != "Package.swift" }
      .sorted { $0.path < $1.path }
  }

  /// What was built, and how long the jobs took; 0 where the program was there already.
  struct Program: Sendable, Equatable {
    let path: String
    var compileSeconds = 0.0
    var linkSeconds = 0.0
  }

  private var program: URL { output.appending(path: "App") }
  private var object: URL { output.appending(path: "App.o") }
  private var jobsFile: URL { output.appending(path: "jobs.json") }
  private var digestFile: URL { output.appending(path: "App.digest") }

  /// Compiles and links unless the program at hand was made from exactly these files. Of two builds at once the second
  /// waits for the first.
  ///
  /// - Throws: ``AppFailure``, `CancellationError`, or what the file system says.
  func build() async throws -> Program {
    try FileManager.default.createDirectory(at: output, withIntermediateDirectories: true)
    let lock = try await FileLock.wait(for: output.appending(path: "lock"))
    defer { withExtendedLifetime(lock) {} }
    let digest = try digest()
    if let kept = try? String(contentsOf: digestFile, encoding: .utf8), kept == digest,
      FileManager.default.isExecutableFile(atPath: program.path)
    {
      return Program(path: program.path)
    }
    try? FileManager.default.removeItem(at: program)
    try? FileManager.default.removeItem(at: digestFile)
    let built = try await compileAndLink()
    // Of a file that was saved meanwhile it is not known which text was compiled.
    guard try self.digest() == digest else { return built }
    try digest.write(to: digestFile, atomically: true, encoding: .utf8)
    return built
  }

  /// Of the sources, the kit and the compiler.
  private func digest() throws -> String {
    var digest = SHA256()
    for source in sources {
      digest.update(data: Data(source.path.utf8))
      digest.update(data: try Data(contentsOf: source))
    }
    digest.update(data: Data(setup.utf8))
    return digest.finalize().map { String($0, radix: 16).leftPadded(to: 2) }.joined()
  }

  /// What the jobs depend on besides the sources' text.
  private var setup: String {
    func stamp(_ url: URL) -> String {
      let changed = (try? FileManager.default.attributesOfItem(atPath: url.path))?[.modificationDate] as? Date
      return "\(url.path) \(changed?.timeIntervalSince1970 ?? 0)"
    }
    let names = sources.map(\.path).joined(separator: " ")
    let libraries = [stamp(home.kitLibrary), stamp(home.databaseLibrary)]
    return (libraries + [stamp(swiftc), names, program.path]).joined(separator: "\n")
  }

  private var swiftc: URL {
    URL(
      filePath: ShellCommand.path(of: "swiftc", environment: ProcessInfo.processInfo.environment) ?? "/usr/bin/swiftc")
  }

  // MARK: Jobs

  private struct Jobs: Codable {
    var setup: String
    var compile: [String]
    /// Without the libraries that the sources' imports ask for.
    var link: [String]
  }

  private var keptJobs: Jobs? {
    guard let data = try? Data(contentsOf: jobsFile) else { return nil }
    let jobs = try? JSONDecoder().decode(Jobs.self, from: data)
    return jobs?.setup == setup ? jobs : nil
  }

  private func plannedJobs() async throws -> Jobs {
    // Plain globals are safe and compile because everything runs on the main actor, as in the kit's own handlers.
    var compile = [
      swiftc.path, "-swift-version", "6", "-default-isolation", "MainActor", "-parse-as-library", "-g", "-module-name",
      "App", "-I", home.modules.path, "-Xcc", "-fmodule-map-file=\(home.databaseHeader.path)", "-c", "-o", object.path,
    ]
    compile += sources.count > 1 ? ["-wmo"] : []
    let link = [
      swiftc.path, "-use-ld=lld", object.path, "-L", home.products.path, "-lSignInKit", "-Xlinker", "-rpath",
      "-Xlinker", home.products.path, "-o", program.path,
    ]
    // The linker's driver looks whether its inputs are there. What begins with @ names the file of libraries.
    try Data().write(to: object)
    let driver = try await lastJob(of: link).filter { !$0.hasPrefix("@") }
    let jobs = Jobs(
      setup: setup, compile: try await lastJob(of: compile + sources.map(\.path)), link: try await lastJob(of: driver))
    try JSONEncoder().encode(jobs).write(to: jobsFile, options: .atomic)
    return jobs
  }

  /// What a driver would run in the end.
  private func lastJob(of driver: [String]) async throws -> [String] {
    // A driver leaves a temporary folder behind when it only says what it would do.
    let scratch = output.appending(path: "tmp")
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    let environment = ProcessInfo.processInfo.environment.merging(["TMPDIR": scratch.path]) { $1 }
    let text = try await output(of: driver + ["-###"], environment)
    guard let job = text.split(separator: "\n").last.map({ ShellCommand.words(String($0)) }), !job.isEmpty else {
      throw AppFailure.buildBroke(output: text)
    }
    return job
  }

  private func compileAndLink() async throws -> Program {
    if let kept = keptJobs {
      // Jobs that worked once need not work now: what the drivers found may be somewhere else since.
      do { return try await run(kept) } catch AppFailure.buildBroke {}
    }
    return try await run(try await plannedJobs())
  }

  private func run(_ jobs: Jobs) async throws -> Program {
    let start = ContinuousClock.now
    _ = try await output(of: jobs.compile)
    let compiled = ContinuousClock.now
    guard var libraries = try ObjectFile(object).linkerArguments else {
      throw AppFailure.buildBroke(output: "\(object.path) is no object file that a program can be made of.")
    }
    // A file that imports GRDB asks for the library below it, but not for GRDB itself.
    if libraries.contains("-lsqlite3") { libraries.append("-lGRDB-dynamic") }
    _ = try await output(of: jobs.link + libraries)
    return Program(
      path: program.path, compileSeconds: start.duration(to: compiled) / .seconds(1),
      linkSeconds: compiled.duration(to: .now) / .seconds(1))
  }

  private func output(
    of command: [String], _ environment: [String: String] = ProcessInfo.processInfo.environment
  ) async throws -> String {
    let (exit, text) = try await ShellCommand.run(
      command, in: folder, home: home, environment: environment, within: .seconds(patience.toBuild))
    if exit == .status(0) { return text }
    if exit == nil { throw AppFailure.buildTooSlow(seconds: patience.toBuild) }
    let errors = CompileError.all(in: text, of: folder)
    throw errors.isEmpty ? AppFailure.buildBroke(output: text) : AppFailure.notBuilt(errors)
  }
}
