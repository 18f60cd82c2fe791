import Testing

@testable import Lesson

/// The app, stopped and started again.
@Suite(.withProcesses()) struct AppLineTests {
  typealias Case = PracticeCase

  static let cases: [Case] = [
    Case("restart-dies", "app.does-not-restart", "restart app")
  ]

  @Test(arguments: cases) func aMistakeIsFoundOut(_ example: Case) async throws { try await example.expectFoundOut() }

  @Test func anAppThatIsRightPassesThem() async throws { try await Case.expectPassed(Self.cases) }
}
