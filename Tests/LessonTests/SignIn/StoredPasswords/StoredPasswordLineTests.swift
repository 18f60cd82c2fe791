import Testing

@testable import Lesson

/// How passwords are kept and checked, and what is said of unknown names.
@Suite(.withProcesses()) struct StoredPasswordLineTests {
  typealias Case = PracticeCase

  static let cases: [Case] = [
    Case("kept-plain", "password.readable", "expect no password in DATA_DIR"),
    Case("kept-base64", "password.readable", "expect no password in DATA_DIR"),
    Case("kept-md5", "password.fast-hash", "expect no fast hash in DATA_DIR"),
    Case("kept-unsalted", "password.unsalted", "expect salted hashes in DATA_DIR"),
    Case("kept-fast", "password.checked-too-fast", "expect passwords checked slowly"),
    Case("kept-accepted", "password.hash-accepted", "expect stored hashes refused as passwords"),
    Case("unknown-words", "unknown-name.answered-differently", "expect unknown names answered alike"),
    Case("unknown-status", "unknown-name.answered-differently", "expect unknown names answered alike"),
    Case("unknown-redirect", "unknown-name.answered-differently", "expect unknown names answered alike"),
    Case("unknown-sooner", "unknown-name.answered-sooner", "expect unknown names answered as slowly"),
    Case("unknown-later", "unknown-name.answered-later", "expect unknown names answered as slowly"),
  ]

  @Test(arguments: cases) func aMistakeIsFoundOut(_ example: Case) async throws { try await example.expectFoundOut() }

  @Test func anAppThatIsRightPassesThem() async throws { try await Case.expectPassed(Self.cases) }
}
