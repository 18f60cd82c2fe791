import Testing

@testable import Lesson

@Suite(.inTurn) struct RegistrationFormTests {
  private static let address = WebAddress(scheme: "http", host: "127.0.0.1", port: 80, path: "/register")

  /// What is typed into the form to register, as `name=value`.
  private func typed(_ html: String) throws -> [String] {
    let form = try #require(Page(html: html, address: Self.address).registrationForm)
    return form.registration(name: "bob", password: "secret").map { "\($0.name)=\($0.value)" }
  }

  @Test(arguments: [
    ("<input name=u><input type=password name=p>", ["u=bob", "p=secret"]),
    (
      "<input name=u><input type=password name=p><input type=password name=again>",
      ["u=bob", "p=secret", "again=secret"]
    ),
    // An address beside the name, before it or behind it, is none.
    (
      "<input type=email name=email><input name=gardener><input type=password name=p>",
      ["email=someone@example.org", "gardener=bob", "p=secret"]
    ),
    (
      "<input name=e_mail><input name=nick><input type=password name=p>",
      ["e_mail=someone@example.org", "nick=bob", "p=secret"]
    ),
    // Where it is all there is, it is the name.
    ("<input type=email name=email><input type=password name=p>", ["email=bob", "p=secret"]),
    ("<input name=u><input type=password name=p><input type=checkbox name=agree>", ["u=bob", "p=secret", "agree=yes"]),
    (
      "<input name=u><input type=password name=p><input type=checkbox name=x required>", ["u=bob", "p=secret", "x=yes"]
    ),
    // Nobody asked for these; a hidden trap for programs is one of them.
    (
      "<input name=u><input type=password name=p><input type=checkbox name=news><input name=url>",
      ["u=bob", "p=secret"]
    ),
    ("<input name=u><input name=town required><input type=password name=p>", ["u=bob", "town=12345", "p=secret"]),
  ]) func itIsFilledInAsAPersonDoes(_ fields: String, _ expected: [String]) throws {
    #expect(try typed("<form method=post>\(fields)<button>Go</button></form>") == expected)
  }

  @Test func aFormToLogInIsNone() {
    for action in ["/login", "/login?next=/register"] {
      let page = Page(
        html: "<form method=post action='\(action)'><input name=u><input type=password name=p></form>",
        address: Self.address)
      #expect(page.registrationForm == nil)
    }
  }

  @Test func itIsFoundBesideAFormToLogIn() throws {
    let logIn = "<form method=post action=/login><input name=u><input type=password name=p></form>"
    #expect(
      try typed(logIn + "<form method=post><input name=new><input type=password name=q></form>") == [
        "new=bob", "q=secret",
      ])
  }
}
