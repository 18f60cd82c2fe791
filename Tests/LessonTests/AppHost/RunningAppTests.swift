import Foundation
import Testing

@testable import Lesson

@Suite(.withProcesses()) struct RunningAppTests {
  /// A server that says what its data folder holds. `socketserver` does not set SO_REUSEADDR unless it is told to.
  private static let server = """
    import http.server, os, socketserver
    data = os.environ['DATA_DIR']
    print(data, os.listdir(data), flush=True)
    open(data + '/database', 'w').close()
    port = int(os.environ['PORT'])
    socketserver.TCPServer(('127.0.0.1', port), http.server.SimpleHTTPRequestHandler).serve_forever()
    """

  @Test func aServerNeedNotReuseAddresses() async throws {
    try await withTemporaryFolder { folder in
      for _ in 0..<3 {
        let status = try await RunningApp.with(["python3", "-c", Self.server], in: folder, home: .built) { app in
          await HTTPClient().send(Request(), to: app.endpoint).response?.status
        }
        #expect(status == 200)
      }
    }
  }

  @Test func theDataFolderIsEmptyAndGoesWithTheApp() async throws {
    try await withTemporaryFolder { folder in
      var data = ""
      try await RunningApp.with(["python3", "-c", Self.server], in: folder, home: .built) { app in
        let said = try #require(app.process.output.split(separator: "\n").first)
        #expect(said.hasSuffix(" []"))
        data = String(said.dropLast(3))
        #expect(FileManager.default.fileExists(atPath: data + "/database"))
      }
      #expect(!FileManager.default.fileExists(atPath: data))
    }
  }

  @Test func theDataFolderGoesWithAnAppThatFails() async throws {
    var process: AppProcess?
    await #expect(throws: AppFailure.exited(.status(3))) {
      try await RunningApp.with(
        ["sh", "-c", "printf '%s' \"$DATA_DIR\"; exit 3"], in: FileManager.default.temporaryDirectory, home: .built,
        started: { process = $0 }
      ) { _ in }
    }
    let data = try #require(process?.output)
    #expect(data.hasPrefix("/"))
    #expect(!FileManager.default.fileExists(atPath: data))
  }
}
