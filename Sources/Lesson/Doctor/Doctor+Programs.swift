import Foundation

/// What only a program that is started can tell.
extension Doctor {
  /// nil where there is nothing to start, which was found before.
  func compilerVersion(_ known: [Finding]) async -> Finding? {
    guard isFine([.supervisor, .compiler], known), let swiftc = path(of: "swiftc") else { return nil }
    let level = level(neededBy: .swift)
    switch await run([swiftc, "--version"]) {
    case .failure(let fact): return Finding(.compiler, level, fact)
    case .success(let output):
      guard let version = Self.version(in: output) else {
        return Finding(.compiler, level, .failed(program: swiftc, output: output))
      }
      let kit = kitVersions
      return kit.isEmpty || kit.contains(version)
        ? Finding(.compiler, .fine, .version(version)) : Finding(.compiler, level, .otherVersion(version, kit: kit))
    }
  }

  /// As `swiftc --version` has it: `6.3.1 (swift-6.3.1-RELEASE)`.
  static func version(in text: String) -> String? {
    text.firstMatch(of: /Swift version ([^\n]+)/).map { String($0.1) }
  }

  /// What the build wrote down about the compilers that it used.
  private var kitVersions: [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: home.products.path)) ?? []
    let texts = names.filter { $0.hasPrefix("swift-version") }.compactMap {
      try? String(contentsOf: home.products.appending(path: $0), encoding: .utf8)
    }
    return texts.compactMap(Self.version).sorted()
  }

  func pythonParts(_ known: [Finding]) async -> Finding? {
    guard isFine([.supervisor, .python], known), let python = path(of: "python3") else { return nil }
    let environment = PythonEnvironment(home: home, variables: surroundings.environment)
    if (try? environment.isReady) == true, let programs = try? environment.programs {
      return Finding(.python, .fine, .flask(programs.deletingLastPathComponent().path))
    }
    // Debian has these in a package of their own.
    switch await run([python, "-c", "import ensurepip, venv"]) {
    case .failure(let fact): return Finding(.python, level(neededBy: .flask), fact)
    case .success: return Finding(.python, .note, .flaskComesLater)
    }
  }

  /// Builds an app of three lines against the kit, starts it, and asks it for a page.
  func trial(_ known: [Finding]) async -> Finding? {
    guard isFine([.supervisor, .compiler, .linker, .kit, .loopback, .temporary], known) else { return nil }
    let folder = surroundings.temporaryFolder.appending(path: "lesson-trial-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let app = "import SignInKit\n@main struct App: WebApp {\n  func routes(_ site: Site) {}\n}\n"
    var failure: AppFailure
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try app.write(to: folder.appending(path: "App.swift"), atomically: true, encoding: .utf8)
      let began = ContinuousClock.now
      let program = try await Compiler(home: home, folder: folder, output: folder.appending(path: "build")).build()
      try await RunningApp.with([program.path], in: folder, home: home) { _ in }
      return Finding(.trial, .fine, .took((ContinuousClock.now - began) / .seconds(1)))
    } catch let error as AppFailure {
      failure = error
    } catch {
      failure = .buildBroke(output: "\(error)")
    }
    return Finding(.trial, level(neededBy: .swift), .trialFailed(failure))
  }

  private func isFine(_ subjects: Set<Finding.Subject>, _ known: [Finding]) -> Bool {
    !known.contains { subjects.contains($0.subject) && $0.level != .fine }
  }

  private func run(_ command: [String]) async -> Result<String, Finding.Fact> {
    do {
      let (exit, output) = try await ShellCommand.run(
        command, in: home.root, home: home, environment: surroundings.environment)
      if exit == .status(0) { return .success(output) }
      return .failure(.failed(program: command[0], output: output))
    } catch {
      return .failure(.failed(program: command[0], output: "\(error)"))
    }
  }
}

extension Finding.Fact: Error {}
