import Testing

@testable import Lesson

/// Where people get to after they signed in.
@Suite(.withProcesses()) struct ReturningLineTests {
  typealias Case = PracticeCase

  static let cases: [Case] =
    [
      ("next-any", "not-checked"), ("next-two-slashes", "two-slashes"), ("next-backslash", "backslash"),
      ("next-control", "control-characters"), ("next-lookalike", "beginning-only"), ("next-scheme", "scheme"),
    ].map { Case($0, "next.leaves-site next.\($1)", "expect redirects to other sites refused") } + [
      Case("next-crash", "next.crashes", "expect redirects to other sites refused"),
      Case(
        "next-signed-in", "next.leaves-site-when-signed-in next.not-checked",
        "expect redirects to other sites refused when signed in"),
    ]
    + [("next-lost", "unused"), ("next-query-lost", "query-lost"), ("next-only-address", "only-in-address")].map {
      Case(
        $0, "page.elsewhere next.\($1)", "visit /settings?tab=2", "follow to the end", "sign in as alice on this page",
        "follow to the end", "expect page at /settings?tab=2")
    }

  @Test(arguments: cases) func aMistakeIsFoundOut(_ example: Case) async throws { try await example.expectFoundOut() }

  @Test func anAppThatIsRightPassesThem() async throws { try await Case.expectPassed(Self.cases) }
}
