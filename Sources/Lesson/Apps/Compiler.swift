import Crypto
import Foundation

/// Turns a learner's Swift files into a program: the compiler's own jobs, run directly against the kit.
///
/// The jobs are taken from `swiftc -###` once and replayed, for the driver costs about as much as the compiler. Nothing of
/// an earlier build is ever used: a program is there only if it was made from these very files.
struct Compiler: Sendable {
  let home: Home
  let folder: URL
  /// Where the program and the jobs are kept.
  let output: URL
  /// How long the compiler may take.
  var patience = Patience()

  /// The learner's Swift files: those beside `App.swift`, but for the package manifest.
  var sources: [URL] {
    let files = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
    return files.filter { $0.pathExtension == "swift" && $0.lastPathComponent != "Package.swift" }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
  }

  private var program: URL { output.appending(path: "App") }
  private var digestFile: URL { output.appending(path: "App.digest") }

  /// Compiles and links unless the program at hand was made from exactly these files. Of two builds at once the second
  /// waits for the first.
  ///
  /// - Throws: ``AppFailure``, `CancellationError`, or what the file system says.
  func build() async throws -> URL {
    try FileManager.default.createDirectory(at: output, withIntermediateDirectories: true)
    let lock = try await FileLock.wait(for: output.appending(path: "lock"))
    defer { withExtendedLifetime(lock) {} }
    let digest = try digest()
    if let kept = try? String(contentsOf: digestFile, encoding: .utf8), kept == digest,
      FileManager.default.isExecutableFile(atPath: program.path)
    {
      return program
    }
    try? FileManager.default.removeItem(at: program)
    try? FileManager.default.removeItem(at: digestFile)
    for job in try await jobs() { try await run(job) }
    try digest.write(to: digestFile, atomically: true, encoding: .utf8)
    return program
  }

  /// Of the sources, the kit and the compiler.
  private func digest() throws -> String {
    var digest = SHA256()
    for source in sources {
      digest.update(data: Data(source.lastPathComponent.utf8))
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
    return [stamp(home.kitLibrary), stamp(swiftc), names, program.path].joined(separator: "\n")
  }

  private var swiftc: URL {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    let found = path.split(separator: ":").map { URL(filePath: String($0)).appending(path: "swiftc") }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
    return found ?? URL(filePath: "/usr/bin/swiftc")
  }

  // MARK: Jobs

  private struct Jobs: Codable {
    var setup: String
    var commands: [[String]]
  }

  private func jobs() async throws -> [[String]] {
    let file = output.appending(path: "jobs.json")
    if let data = try? Data(contentsOf: file), let kept = try? JSONDecoder().decode(Jobs.self, from: data),
      kept.setup == setup
    {
      return kept.commands
    }
    let object = output.appending(path: "App.o").path
    // Plain globals are safe and compile because everything runs on the main actor, as in the kit's own handlers.
    var compile = [
      "-swift-version", "6", "-default-isolation", "MainActor", "-parse-as-library", "-g", "-module-name", "App",
      "-I", home.modules.path,
    ]
    compile += sources.count > 1 ? ["-wmo"] : []
    let link = [
      "-use-ld=lld", object, "-L", home.products.path, "-lSignInKit", "-Xlinker", "-rpath", "-Xlinker",
      home.products.path, "-o", program.path,
    ]
    let commands =
      try await plan(compile + ["-c", "-o", object] + sources.map(\.path)) + plan(link)
    try JSONEncoder().encode(Jobs(setup: setup, commands: commands)).write(to: file, options: .atomic)
    return commands
  }

  /// What the driver would run for these arguments.
  private func plan(_ arguments: [String]) async throws -> [[String]] {
    // The driver leaves a temporary folder behind when it only says what it would do.
    let scratch = output.appending(path: "tmp")
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    let environment = ProcessInfo.processInfo.environment.merging(["TMPDIR": scratch.path]) { $1 }
    let (exit, text) = try await Command.run(
      [swiftc.path, "-###"] + arguments, in: folder, home: home, environment: environment)
    guard exit == .status(0) else { throw AppFailure.buildBroke(output: text) }
    return text.split(separator: "\n").map { Command.words(String($0)) }.filter { !$0.isEmpty }
  }

  private func run(_ job: [String]) async throws {
    let (exit, text) = try await Command.run(job, in: folder, home: home, within: .seconds(patience.toBuild))
    if exit == .status(0) { return }
    if exit == nil { throw AppFailure.buildTooSlow(seconds: patience.toBuild) }
    let errors = CompileError.all(in: text)
    throw errors.isEmpty ? AppFailure.buildBroke(output: text) : AppFailure.notBuilt(errors)
  }
}
