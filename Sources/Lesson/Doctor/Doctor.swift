import Foundation

/// Looks at what the lesson needs, one finding for each thing.
struct Doctor: Sendable {
  let home: Home
  let surroundings: Surroundings
  /// The learner's, if there is one.
  let folder: Result<AppFolder?, AppFolderError>

  /// All that can be known in a few milliseconds.
  func glance() -> [Finding] {
    [
      learnersFolder, state, compiler, linker, kit, supervisor, python, cache, loopback, disk, temporary,
      clock, limit(.files, surroundings.openFiles), processes, locale, terminal,
    ].compactMap(\.self)
  }

  /// Everything: programs are asked for their versions, and a small app is built and started, which takes some seconds.
  func examine() async -> [Finding] {
    // The kernel takes its time to give a watch back.
    var findings = glance() + [watching]
    for examine in [compilerVersion, pythonParts, trial] {
      guard let finding = await examine(findings) else { continue }
      if let index = findings.firstIndex(where: { $0.subject == finding.subject }) {
        findings[index] = finding
      } else {
        findings.append(finding)
      }
    }
    let order = Finding.Subject.allCases
    return findings.sorted { (order.firstIndex(of: $0.subject) ?? 0) < (order.firstIndex(of: $1.subject) ?? 0) }
  }

  // MARK: The learner's folder

  var app: AppFolder? { try? folder.get() }

  /// What a track needs is worth no more than a note in another one.
  func level(neededBy track: Track) -> Finding.Level { (app?.track ?? .swift) == track ? .problem : .note }

  private var learnersFolder: Finding {
    switch folder {
    case .success(let app?): Finding(.folder, .fine, .appFolder(path: app.url.path, track: app.track.name))
    case .success(nil): Finding(.folder, .note, .noAppFolder)
    case .failure(let error): Finding(.folder, .problem, .badAppFolder(error))
    }
  }

  private var state: Finding? { app.map { writing(.state, to: $0.state.path, orElse: .problem) } }

  // MARK: Programs and libraries

  private var compiler: Finding { program("swiftc", .compiler, level(neededBy: .swift)) }
  private var linker: Finding { program("ld.lld", .linker, level(neededBy: .swift), beside: "swiftc") }
  private var python: Finding { program("python3", .python, level(neededBy: .flask)) }

  private var kit: Finding {
    let files = [home.kitLibrary, home.modules.appending(path: "SignInKit.swiftmodule")]
    let missing = files.first { !FileManager.default.fileExists(atPath: $0.path) }
    return missing.map { Finding(.kit, level(neededBy: .swift), .missing(path: $0.path)) }
      ?? Finding(.kit, .fine, .foundAt(home.kitLibrary.path))
  }

  private var supervisor: Finding {
    FileManager.default.isExecutableFile(atPath: home.supervisor)
      ? Finding(.supervisor, .fine, .foundAt(home.supervisor))
      : Finding(.supervisor, .problem, .missing(path: home.supervisor))
  }

  /// - Parameter companion: a program that may have brought this one along, in its own folder.
  private func program(
    _ name: String, _ subject: Finding.Subject, _ level: Finding.Level, beside companion: String? = nil
  ) -> Finding {
    let besides = companion.flatMap(path).map { URL(filePath: $0).resolvingSymlinksInPath() }
      .map { $0.deletingLastPathComponent().appending(path: name).path }
    let found = besides.flatMap { FileManager.default.isExecutableFile(atPath: $0) ? $0 : nil } ?? path(of: name)
    return found.map { Finding(subject, .fine, .foundAt($0)) } ?? Finding(subject, level, .noProgram(name))
  }

  /// Of the first program of this name on `PATH`.
  func path(of name: String) -> String? {
    ShellCommand.path(of: name, environment: surroundings.environment)
  }
}
