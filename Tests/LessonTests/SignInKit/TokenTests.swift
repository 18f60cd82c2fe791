import Testing

@testable import SignInKit

@Suite struct TokenTests {
  @Test func aTokenIsLongAndNewEachTime() {
    let tokens = (1...100).map { _ in randomToken() }
    #expect(tokens.allSatisfy { $0.wholeMatch(of: /[A-Za-z0-9_-]{43}/) != nil })
    #expect(Set(tokens).count == tokens.count)
  }

  /// The first as in FIPS 180-4, the second as Python computes it.
  @Test(arguments: [
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    ("é", "4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c"),
  ])
  func aDigestIsSHA256(_ text: String, _ expected: String) {
    #expect(digest(text) == expected)
  }

  @Test func secretsAreComparedByteByByte() {
    #expect(equalInConstantTime("", ""))
    #expect(equalInConstantTime("abc", "abc"))
    for other in ["", "ab", "abd", "bbc", "abcd"] { #expect(!equalInConstantTime("abc", other)) }
    #expect(!equalInConstantTime("\u{E9}", "e\u{301}"))
  }
}
