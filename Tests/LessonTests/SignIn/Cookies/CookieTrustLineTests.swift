import Testing

@testable import Lesson

/// Remember-me cookies that were made up or changed.
@Suite(.withProcesses()) struct CookieTrustLineTests {
  typealias Case = PracticeCase

  static let cases: [Case] = [
    Case("remember-plain", "cookie.forged-accepted cookie.any-value", "expect forged remember-me cookies refused"),
    Case("remember-tail", "cookie.tampered-accepted", "expect tampered remember-me cookies refused"),
    Case("remember-tail", "cookie.mixed-accepted", "expect mixed remember-me cookies refused"),
    Case("remember-password", "cookie.holds-password", "expect no password in remember-me cookies"),
  ]

  @Test(arguments: cases) func aMistakeIsFoundOut(_ example: Case) async throws { try await example.expectFoundOut() }

  @Test func anAppThatIsRightPassesThem() async throws { try await Case.expectPassed(Self.cases) }
}
