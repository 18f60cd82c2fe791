import Foundation
import Testing

@testable import Lesson

@Suite(.withProcesses()) struct RestartingAppTests {
  /// Says what it was started with, and what it finds.
  private static let server = """
    import http.server, os
    data = os.environ['DATA_DIR']
    print(os.environ['PORT'], os.environ.get('SECRET_KEY'), os.environ.get('EXTRA'), os.listdir(data), flush=True)
    open(data + '/kept', 'w').close()
    http.server.HTTPServer(
      ('127.0.0.1', int(os.environ['PORT'])), http.server.SimpleHTTPRequestHandler).serve_forever()
    """

  @Test func portDataAndKeyStayAndTheVariablesAreThoseGiven() async throws {
    try await withTemporaryFolder { folder in
      let app = RestartingApp(
        try await RunningApp.start(
          ["python3", "-c", Self.server], in: folder, home: .built, programs: [], secretKey: "a-key",
          patience: Patience(), onOutput: { _ in }, started: { _ in }))
      let port = await app.app.endpoint.port
      let data = await app.app.dataFolder
      #expect(await app.outputUpToNow().hasPrefix("\(port) a-key None []"))
      try await app.restart(with: ["EXTRA": "more"])
      #expect(await app.outputUpToNow().hasPrefix("\(port) a-key more ['kept']"))
      try await app.restart(with: ["SECRET_KEY": "b-key"])
      #expect(await app.outputUpToNow().hasPrefix("\(port) b-key more ['kept']"))
      try await app.restart(with: ["SECRET_KEY": nil, "EXTRA": nil])
      #expect(await app.outputUpToNow().hasPrefix("\(port) None None ['kept']"))
      try await app.restart(with: ["SECRET_KEY": "c-key"], keepingData: false)
      #expect(await app.outputUpToNow().hasPrefix("\(port) c-key None []"))
      #expect(await app.exit(within: .zero) == nil)
      await app.stop(grace: .zero)
      #expect(!FileManager.default.fileExists(atPath: data.path))
    }
  }

  @Test func theFirstRestartWithWhatItWasStartedWithIsNone() async throws {
    try await withTemporaryFolder { folder in
      let app = RestartingApp(
        try await RunningApp.start(
          ["python3", "-c", Self.server], in: folder, home: .built, programs: [], secretKey: "a-key",
          variables: ["EXTRA": "more"], patience: Patience(), onOutput: { _ in }, started: { _ in }),
        startedWith: ["EXTRA": "more"])
      let port = await app.app.endpoint.port
      try await app.restart(with: ["EXTRA": "more"])
      #expect(await app.outputUpToNow().hasPrefix("\(port) a-key more []"))
      try await app.restart(with: ["EXTRA": "more"])
      #expect(await app.outputUpToNow().hasPrefix("\(port) a-key more ['kept']"))
      await app.stop(grace: .zero)
    }
  }

  @Test func aCheckThatBeginsWithARestartSaysWithWhat() throws {
    func variables(_ lines: String...) throws -> [String: String]? {
      try Check.sample("a.b", lines: lines).firstRestart
    }
    #expect(try variables("restart app with EXTRA=more") == ["EXTRA": "more"])
    #expect(try variables("restart app") == nil)
    #expect(try variables("restart app with SECRET_KEY=$key") == nil)
    #expect(try variables("visit /", "restart app with EXTRA=more") == nil)
  }

  @Test func oneThatDoesNotComeBackIsGone() async throws {
    try await withTemporaryFolder { folder in
      let once = "import os, sys\nif os.listdir(os.environ['DATA_DIR']): sys.exit('once is enough')\n" + Self.server
      let app = RestartingApp(
        try await RunningApp.start(
          ["python3", "-c", once], in: folder, home: .built, programs: [], patience: Patience(), onOutput: { _ in },
          started: { _ in }))
      await #expect(throws: AppFailure.exited(.status(1))) { try await app.restart(with: [:]) }
      #expect(await app.output.contains("once is enough"))
      await app.stop(grace: .zero)
    }
  }
}
