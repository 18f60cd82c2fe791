import Testing

@testable import Lesson

@Suite(.inTurn) struct RedactionTests {
  private let redaction = Redaction(
    people: [Person(name: "alice", password: "abcd"), Person(name: "admin", password: "1234")])

  @Test(arguments: [
    ("submit username=alice password=abcd", "submit username=alice password=•••"),
    ("sign in as alice password=\"a b\\\" c\" x", "sign in as alice password=••• x"),
    ("sign in as alice password=\"\"", "sign in as alice password=•••"),
    ("username=x&password=guess&a=b", "username=x&password=•••&a=b"),
    ("visit /login?Password=guess", "visit /login?Password=•••"),
    ("account=alice&pw=abcd&keep=on", "account=alice&pw=•••&keep=on"),
    ("name=\"pw\"\n\nabcd\n--boundary", "name=\"pw\"\n\n•••\n--boundary"),
    ("<input value=\"1234\">", "<input value=\"•••\">"),
    ("set cookie session=eyJ1.abc", "set cookie session=•••"),
    ("  set cookie \"user={\\\"a\\\": 1}\"", "  set cookie \"user=•••"),
    ("sign in as alice with the password of admin", "sign in as alice with the password of admin"),
    ("abcde xabcd 12345", "abcde xabcd 12345"),
    ("visit /login", "visit /login"),
    ("", ""),
  ]) func textsLosePasswordsAndCookies(_ text: String, _ redacted: String) {
    #expect(redaction.apply(text) == redacted)
    #expect(redaction.apply(redacted) == redacted)
  }

  @Test(arguments: [
    ("Cookie", "a=1; b=2=3; naked; c=", "a=•••; b=•••; •••; c=•••"),
    ("set-cookie", "session=eyJ1.abc; Path=/; Max-Age=60", "session=•••; Path=/; Max-Age=60"),
    ("Set-Cookie", "naked; Path=/", "•••; Path=/"),
    ("Authorization", "Basic YWxpY2U6YWJjZA==", "•••"),
    ("Location", "/login?username=alice&password=abcd", "/login?username=alice&password=•••"),
    ("Referer", "http://127.0.0.1:1/login?pw=abcd", "http://127.0.0.1:1/login?pw=•••"),
    ("Content-Type", "text/html; charset=utf-8", "text/html; charset=utf-8"),
  ]) func headersLoseTheirSecretsAndKeepTheirNames(_ name: String, _ value: String, _ redacted: String) {
    #expect(redaction.apply([Header(name, value)]) == [Header(name, redacted)])
  }
}
