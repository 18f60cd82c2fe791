import Testing

@testable import SignInKit

@Suite(.inTurn) struct Base64URLTests {
  /// Read by Python 3.11: `base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))`.
  @Test(
    arguments: [
      ("", []), ("TQ", [77]), ("TR", [77]), ("TWE", [77, 97]), ("TWFu", [77, 97, 110]), ("TWFu=", [77, 97, 110]),
      ("TQ==TWFu", [77]), ("!!!!TWFu", [77, 97, 110]), ("-_8", [251, 255]), ("+/8", [251, 255]),
      ("T!!!Q", [77]),
    ] as [(String, [UInt8])])
  func readsWhatPythonReads(text: String, bytes: [UInt8]) {
    #expect(Base64URL.decode(text) == bytes)
  }

  @Test(arguments: ["T", "TWFuT", "TWE!", "T===", "T=Q"])
  func refusesWhatPythonRefuses(text: String) {
    #expect(Base64URL.decode(text) == nil)
  }

  @Test(arguments: [[], [77], [77, 97], [77, 97, 110], [251, 255, 254, 0]] as [[UInt8]])
  func readsWhatItWrote(bytes: [UInt8]) {
    let text = Base64URL.encode(bytes)
    #expect(Base64URL.decode(text) == bytes)
    #expect(!text.contains { "+/=".contains($0) })
  }
}
