import Foundation

/// An app that listens and answers.
struct RunningApp: Sendable {
  let process: AppProcess
  let endpoint: Endpoint
  /// As it was started, for reports.
  let command: [String]
  /// nil where it has the machine's, which nobody moves.
  let clock: AppClock?
  private let data: TemporaryFolder
  private let start: Start

  /// What it was started with.
  private struct Start: Sendable {
    var launch: Launch
    let supervisor: String
    let patience: Patience
    let onOutput: @Sendable (String) -> Void

    func process() async throws(AppFailure) -> AppProcess {
      do throws(LaunchFailure) {
        return try await AppProcess.start(launch, supervisor: supervisor, onOutput: onOutput)
      } catch {
        throw .notLaunched(error)
      }
    }
  }

  /// The folder that it keeps its data in.
  var dataFolder: URL { data.url }

  /// What it was first started with; nil for an app that has none.
  var secretKey: String? { start.launch.environment["SECRET_KEY"] }

  /// Takes away all that it has kept so far.
  func emptyData() throws {
    for item in try FileManager.default.contentsOfDirectory(at: dataFolder, includingPropertiesForKeys: nil) {
      try FileManager.default.removeItem(at: item)
    }
  }

  /// Where the app's process tree listens.
  var listening: [ListeningSocket] { ListeningSockets.of(processTree: process.supervisorPID) }

  /// Starts an app, waits until it answers, and stops it with all its processes when `body` ends, however it ends.
  ///
  /// - Parameter started: is told the process as soon as there is one, so that its output can be had after a failure.
  /// - Throws: ``AppFailure``, or what `body` throws.
  static func with<Result>(
    _ command: [String], in folder: URL, home: Home, programs: [URL] = [],
    secretKey: String = AppEnvironment.randomKey(), patience: Patience = Patience(),
    onOutput: @escaping @Sendable (String) -> Void = { _ in }, started: (AppProcess) -> Void = { _ in },
    isolation: isolated (any Actor)? = #isolation,
    _ body: (RunningApp) async throws -> Result
  ) async throws -> Result {
    let app = try await start(
      command, in: folder, home: home, programs: programs, secretKey: secretKey, patience: patience, onOutput: onOutput,
      started: started)
    do {
      let result = try await body(app)
      await app.stop(grace: .zero)
      return result
    } catch {
      await app.stop(grace: .zero)
      throw error
    }
  }

  /// Starts an app with an empty data folder and waits until it answers. Whoever calls this stops it.
  ///
  /// - Parameters:
  ///   - variables: what its environment says beyond the usual.
  ///   - hasOwnClock: it gets a clock that can be moved, where this system can do that.
  /// - Throws: ``AppFailure``; the process is gone then.
  static func start(
    _ command: [String], in folder: URL, home: Home, programs: [URL], secretKey: String = AppEnvironment.randomKey(),
    variables: [String: String] = [:], hasOwnClock: Bool = false, patience: Patience,
    onOutput: @escaping @Sendable (String) -> Void, started: (AppProcess) -> Void,
    isolation: isolated (any Actor)? = #isolation
  ) async throws -> RunningApp {
    let port = try FreePort()
    let data = try TemporaryFolder()
    let environment = AppEnvironment(
      port: port.number, dataFolder: data.url, secretKey: secretKey, programs: programs)
    let clock = hasOwnClock ? try? AppClock(library: home.clockLibrary) : nil
    let launch = Launch(
      command: command.map { $0.replacing("$PORT", with: String(port.number)) }, folder: folder,
      environment: environment.variables.merging(variables) { $1 }.merging(clock?.variables ?? [:]) { $1 })
    let start = Start(launch: launch, supervisor: home.supervisor, patience: patience, onOutput: onOutput)
    let process: AppProcess
    do {
      process = try await start.process()
    } catch {
      data.remove()
      clock?.remove()
      throw error
    }
    started(process)
    let app = RunningApp(
      process: process, endpoint: Endpoint(port: port.number), command: launch.command, clock: clock, data: data,
      start: start)
    do {
      try await app.waitUntilItListens(patience.toListen)
      port.release()
      try await app.waitUntilItAnswers(patience.toAnswer)
    } catch {
      await app.stop(grace: .zero)
      throw error
    }
    return app
  }

  /// Starts an app again that was stopped, and waits until it answers.
  ///
  /// - Parameter begun: is told of it before it answers.
  /// - Throws: ``AppFailure``; the process is gone then, and the data is not.
  func started(
    again variables: [String: String?], isolation: isolated (any Actor)? = #isolation, begun: (RunningApp) -> Void
  ) async throws -> RunningApp {
    var start = start
    for (name, value) in variables { start.launch.environment[name] = value }
    let app = RunningApp(
      process: try await start.process(), endpoint: endpoint, command: command, clock: clock, data: data, start: start)
    begun(app)
    do {
      try await app.waitUntilItListens(start.patience.toListen)
      try await app.waitUntilItAnswers(start.patience.toAnswer)
    } catch {
      await app.process.stop(grace: .zero)
      throw error
    }
    return app
  }

  /// Ends the app with all its processes (``AppProcess/stop(grace:)``) and removes its data.
  func stop(grace: Duration) async {
    await process.stop(grace: grace)
    data.remove()
    clock?.remove()
  }

  /// Moves the clock that the app reads.
  ///
  /// - Returns: false where it would not notice, and nothing was moved.
  func moveClock(by time: Duration) -> Bool {
    // The root of the tree is the supervisor.
    let programs = ProcessTree.pids(from: process.supervisorPID).dropFirst()
    guard let clock, clock.isFollowed(by: Array(programs)) else { return false }
    clock.move(by: time)
    return true
  }

  /// Polls every few milliseconds: a wait that is felt costs more than the tries.
  private func waitUntilItListens(_ seconds: Double) async throws {
    let start = ContinuousClock.now
    var lookedElsewhere = start
    // An app may open other sockets before the one that counts, so only what has not changed for a while is believed.
    var elsewhere: (sockets: [ListeningSocket], looks: Int) = ([], 0)
    while start.duration(to: .now) < .seconds(seconds) {
      if FreePort.isOpen(endpoint.port) { return }
      if let exit = process.exit { throw AppFailure.exited(exit) }
      if lookedElsewhere.duration(to: .now) > .milliseconds(700) {
        lookedElsewhere = .now
        let sockets = listening
        let isThere = sockets.contains { $0.port == endpoint.port && $0.family == .ipv4 }
        elsewhere = (sockets, sockets == elsewhere.sockets ? elsewhere.looks + 1 : 1)
        if !sockets.isEmpty, !isThere, elsewhere.looks > 4 {
          throw AppFailure.listensElsewhere(sockets, port: endpoint.port)
        }
      }
      try await Task.sleep(for: .milliseconds(2))
    }
    throw AppFailure.neverListened(port: endpoint.port, seconds: seconds)
  }

  /// Any answer will do, so long as it is HTTP.
  private func waitUntilItAnswers(_ seconds: Double) async throws {
    var client = HTTPClient()
    client.limits.seconds = seconds
    let exchange = await client.send(
      Request(headers: [Header("Host", endpoint.authority), Header("User-Agent", "lesson")]), to: endpoint)
    guard case .failure(let failure) = exchange.result else { return }
    if let exit = await process.exit(within: .seconds(1)) { throw AppFailure.exited(exit) }
    throw AppFailure.neverAnswered(failure)
  }
}
