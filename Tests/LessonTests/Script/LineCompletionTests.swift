import Testing

@testable import Lesson

@Suite(.inTurn) struct LineCompletionTests {
  private func candidates(_ typed: String) -> [String] {
    LineCompletion(
      vocabulary: SignInCourse.vocabulary,
      values: [
        .person: ["alice", "admin"], .address: ["/login", "/logout"], .cookie: ["session", "a b"],
        .cookieValue: ["session"], .label: ["Log in", "Log \"out\"", "Home"],
      ],
      fields: ["email", "password"]
    ).candidates(for: typed)
  }

  @Test func nothingTypedOffersEveryFirstWordOnce() {
    let found = candidates("")
    #expect(found == found.reduce(into: []) { if !$0.contains($1) { $0.append($1) } })
    #expect(
      Set(found)
        == Set(SignInCourse.vocabulary.forms.compactMap { $0.pattern.split(separator: " ").first.map(String.init) }))
  }

  @Test(arguments: [
    ("vi", ["visit"]),
    ("visit", ["visit"]),
    ("visit ", ["/login", "/logout"]),
    ("visit /logo", ["/logout"]),
    ("visit /login ", ["and", "with", "every", "from"]),
    ("visit /login and ", ["follow"]),
    ("visit login ", []),
    ("c", ["cookies", "copy", "close", "change"]),
    ("copy ", ["cookies", "session"]),
    ("copy session ", ["cookies"]),
    ("sign in as a", ["alice", "admin"]),
    ("sign in as alice ", ["password=", "with", "by", "and", "on"]),
    ("sign in as alice with the password of ad", ["admin"]),
    ("submit ", ["email=", "password=", "from"]),
    ("submit email=alice ", ["password=", "from"]),
    ("submit email=alice from another ", ["site", "port"]),
    ("submit email=\"alice b\" pa", ["password="]),
    ("submit email=\"alice pa", []),
    ("post /login ", ["as", "from"]),
    ("drop cookie ", ["session", "\"a b\""]),
    ("drop cookie \"a", ["\"a b\""]),
    ("set cookie s", ["session="]),
    ("session ", ["session", "\"a b\""]),
    ("expect no cookie s", ["session"]),
    ("press ", [#""Log in""#, #""Log \"out\"""#, #""Home""#]),
    ("press \"Log ", [#""Log in""#, #""Log \"out\"""#]),
    ("press \"Log \\\"o", [#""Log \"out\"""#]),
    ("press H", [#""Home""#]),
    ("press \"Home\" ", []),
    ("expect page shows ", []),
    ("\"visit\" ", []),
    ("EXPECT Signed ", ["in", "out"]),
    ("expect page ", ["at", "shows", "hides", "has", "names"]),
    ("expect status 999 ", []),
    ("follow ", ["to"]),
    ("restart app ", ["with", "without"]),
    ("start ", ["app"]),
    ("expect sign-in cookies ", ["hidden", "kept", "for"]),
    ("expect sign-in cookies for ", ["this", "HTTPS"]),
    ("xyzzy ", []),
  ]) func whatCouldComeNextIsOffered(_ typed: String, _ expected: [String]) {
    #expect(candidates(typed) == expected)
  }

  /// Typing an example word by word, each fixed word is among the candidates.
  @Test func everyFixedWordOfEveryExampleIsOffered() {
    for form in SignInCourse.vocabulary.forms {
      let words = form.example.split(separator: " ").map(String.init)
      for (index, element) in form.elements.enumerated() where index < words.count {
        guard case .word(let fixed) = element, words[index] == fixed else { continue }
        let typed = words[..<index].map { $0 + " " }.joined()
        #expect(candidates(typed).contains(fixed), "\(fixed) after \"\(typed)\"")
      }
    }
  }
}
