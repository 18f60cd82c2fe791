import Testing

@testable import Lesson

/// The box to tick in the login form.
@Suite(.withProcesses()) struct RememberBoxTests {
  typealias Case = PracticeCase

  static let cases: [Case] = [
    Case("box-missing", "form.remember-missing", "visit /login", "expect login form has a remember box"),
    Case(
      "box-outside", "form.remember-missing form.remember-outside", "visit /login",
      "expect login form has a remember box"),
    Case("box-unnamed", "form.remember-unnamed", "visit /login", "expect login form has a remember box"),
    Case("box-ticked", "form.remember-ticked", "visit /login", "expect login form has a remember box"),
    Case("box-missing", "form.remember-missing", "sign in as alice and be remembered"),
  ]

  @Test(arguments: cases) func aMistakeIsFoundOut(_ example: Case) async throws { try await example.expectFoundOut() }

  @Test func anAppThatIsRightPassesThem() async throws { try await Case.expectPassed(Self.cases) }
}
