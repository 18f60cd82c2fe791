import Foundation
import Testing

@testable import Lesson

@Suite(.withProcesses()) struct ServeCommandTests {
  /// Nobody wants a database in the folder that they happened to be in.
  @Test func whatIsTypedIntoAnExampleIsNotKeptWhereItWasStarted() async throws {
    try await withTemporaryFolder { folder in
      let port = try FreePort()
      let endpoint = Endpoint(port: port.number)
      let app = try await AppProcess.start(
        command: [BuiltProducts.lesson, "serve", "database", "--port", "\(port.number)"], folder: folder)
      try await eventually { app.output.contains("Listening on ") || app.exit != nil }
      port.release()
      let fields = "username=carol&password=secret"
      let type = Header("Content-Type", "application/x-www-form-urlencoded")
      for (target, location) in [("/register", "/login"), ("/login", "/dashboard")] {
        let request = Request(method: "POST", target: target, headers: [type], body: Array(fields.utf8))
        let response = await HTTPClient().send(request, to: endpoint).response
        #expect(response?.headers["location"] == location, "\(app.output)")
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
      await app.stop(grace: .zero)
    }
  }
}
