import Testing

@testable import Lesson

/// SQL and markup in names.
@Suite(.withProcesses()) struct InjectionLineTests {
  typealias Case = PracticeCase

  static let cases: [Case] = [
    Case("sql-login", "sql.crashes", "expect SQL in sign-ins refused"),
    Case("sql-like", "sql.signs-in", "expect SQL in sign-ins refused"),
    Case("sql-register", "sql.crashes", "expect SQL in names harmless"),
    Case("markup", "markup.in-page", "expect markup in names harmless"),
  ]

  @Test(arguments: cases) func aMistakeIsFoundOut(_ example: Case) async throws { try await example.expectFoundOut() }

  @Test func anAppThatIsRightPassesThem() async throws { try await Case.expectPassed(Self.cases) }
}
