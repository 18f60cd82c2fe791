import Testing

@testable import Lesson

/// What is said about lines that do not parse.
@Suite(.inTurn) struct LineErrorTests {
  struct Wrong: CustomTestStringConvertible {
    let line: String
    let words: String

    init(_ line: String, _ words: String) { (self.line, self.words) = (line, words) }

    var testDescription: String { line }
  }

  private static let start = "column 1: expected visit, follow, submit, press, post, send, …"
  private static let expectation = "column 8: expected signed, refused, a, near, incomplete, deleted, …"
  private static let status = "expected a status such as 200, 4xx or 302 or 303. Did you mean: expect status 302"
  private static let field = "expected a field such as username=alice."

  private static let wrong: [Wrong] = [
    // The first word
    Wrong("", start),
    Wrong("xyzzy", start),
    Wrong("vist /login", start + ". Did you mean: visit /login"),
    Wrong("söbmit username=ä", start + ". Did you mean: submit username=ä"),
    Wrong("sing in as alice", start + ". Did you mean: sign in as alice"),
    Wrong("sing in as $stranger", start + ". Did you mean: sign in as $stranger"),
    Wrong(#""visit" /login"#, start + ". Did you mean: visit /login"),

    // A word that is missing, or another one
    Wrong("set cokie user=admin", "column 5: expected cookie. Did you mean: set cookie user=admin"),
    Wrong("tamper cookie session", "column 8: expected with. Did you mean: tamper with cookie session"),
    Wrong("close", "column 7: expected browser. Did you mean: close browser"),
    Wrong("log in", "column 5: expected out. Did you mean: log out"),
    Wrong("sign in alice", "column 9: expected as. Did you mean: sign in as alice"),
    Wrong(
      "sign in as alice passwort=x",
      "column 18: expected the end of the line, password=…, with, by, and, on. Did you mean: sign in as alice password=x"
    ),
    Wrong(
      "sign in as alice with password of admin",
      "column 23: expected the. Did you mean: sign in as alice with the password of admin"),
    Wrong("visit /login and folow", "column 18: expected follow. Did you mean: visit /login and follow"),
    Wrong("expect", expectation + ". Did you mean: expect refused"),
    Wrong("expect staus 200", expectation + ". Did you mean: expect status 200"),
    Wrong("expect dashboard keeps its secret", expectation + ". Did you mean: expect /dashboard keeps its secret"),
    Wrong("expect /x keeps its secrets", "column 21: expected secret. Did you mean: expect /x keeps its secret"),
    Wrong("expect redirect /dashboard", "column 17: expected to. Did you mean: expect redirect to /dashboard"),
    Wrong("expect signed", "column 15: expected in, out. Did you mean: expect signed out"),
    Wrong(
      "expect forged cookie refused",
      "column 15: expected cookies, remember-me. Did you mean: expect forged cookies refused"),

    // Two words typed as one, and a value that is a word of another line
    Wrong("logout", start + ". Did you mean: log out"),
    Wrong("signin as alice", start + ". Did you mean: sign in as alice"),
    Wrong("expect page", "column 13: expected at, shows, hides, has, names. Did you mean: expect page at /login"),

    // A value that is missing, or cannot stand there
    Wrong("visit", "column 7: expected an address such as /login. Did you mean: visit /login"),
    Wrong("  visit   login ", "column 9: expected an address such as /login. Did you mean: visit /login"),
    Wrong(
      "press",
      #"column 7: expected the words on a button or link such as "Log out". Did you mean: press "Log out""#),
    Wrong("send /login", "column 6: expected a method such as HEAD. Did you mean: send HEAD /login"),
    Wrong("drop cookie", "column 13: expected a cookie's name such as session. Did you mean: drop cookie session"),
    Wrong("set cookie user", "column 12: expected a cookie such as session=abc. Did you mean: set cookie user=admin"),
    Wrong("as", "column 4: expected a name for the browser such as bob. Did you mean: as bob"),
    Wrong("sign in as", "column 12: expected a person's name such as alice. Did you mean: sign in as alice"),
    Wrong("submit alice", "column 8: " + field + " Did you mean: submit"),
    Wrong("submit =x", "column 8: " + field + " Did you mean: submit"),
    Wrong(#"post /login a="é $b\$c" x"#, "column 25: " + field + #" Did you mean: post /login a="é $b\$c""#),
    Wrong("expect status", "column 15: " + status),
    Wrong("expect status 600", "column 15: " + status),
    Wrong("expect status 302 or", "column 22: " + status),
    Wrong("expect status 302 or x", "column 22: " + status),

    // Too much
    Wrong("follow me", "column 8: expected the end of the line, to. Did you mean: follow"),
    Wrong("log out twice", "column 9: expected the end of the line, again. Did you mean: log out"),
    Wrong(#"press "日本 語" x"#, #"column 14: expected the end of the line. Did you mean: press "日本 語""#),

    // A quote that is not closed
    Wrong(#"press "Log out"#, #"column 7: expected a closing quote. Did you mean: press "Log out""#),
    Wrong(#"é "x"#, #"column 3: expected a closing quote"#),
  ]

  @Test(arguments: wrong) func aWrongLineIsExplained(_ wrong: Wrong) throws {
    let error = try #require(throws: LineError.self) { try SignInCourse.vocabulary.line(wrong.line) }
    #expect(error.words == wrong.words)
  }

  @Test func theErrorHoldsFacts() throws {
    let error = try #require(throws: LineError.self) { try SignInCourse.vocabulary.line(" visit /login and folow ") }
    #expect(
      error
        == LineError(
          line: "visit /login and folow", column: 18, expected: ["follow"], nearest: "visit /login and follow"))
  }

  @Test func thePictureMarksThePlace() throws {
    let error = try #require(throws: LineError.self) { try SignInCourse.vocabulary.line("press \"é\" twice") }
    #expect(
      error.picture == """
        press "é" twice
                  ^
        """)
  }

  /// Every example with a word left out, misspelt, doubled, or in quotes: what is suggested can always be typed.
  @Test func whatIsSuggestedIsAlwaysALine() throws {
    for form in SignInCourse.vocabulary.forms {
      let words = form.example.split(separator: " ").map(String.init)
      for index in words.indices {
        let word = words[index]
        let swapped = String(word.dropFirst().prefix(1) + word.prefix(1) + word.dropFirst(2))
        for replacement in [[], [swapped], [word, word], ["\"\(word)\""], [word + "x"], ["\"$a \\$b\""]] {
          let line = (words[..<index] + replacement + words[(index + 1)...]).joined(separator: " ")
          guard let error = error(line) else { continue }
          #expect(error.column >= 1 && error.column <= line.count + 2, "\(line)")
          #expect(!error.expected.isEmpty, "\(line)")
          guard let nearest = error.nearest else { continue }
          #expect(throws: Never.self, "\(line) suggests \(nearest)") { try SignInCourse.vocabulary.line(nearest) }
        }
      }
    }
  }

  private func error(_ line: String) -> LineError? {
    do throws(LineError) {
      _ = try SignInCourse.vocabulary.line(line)
      return nil
    } catch {
      return error
    }
  }

  @Test func theDistanceCountsAddedDroppedReplacedAndSwappedLetters() {
    let distances = [("visit", "visit", 0), ("vist", "visit", 1), ("visiit", "visit", 1), ("vizit", "visit", 1)]
    for (one, other, distance) in distances + [("viist", "visit", 1), ("", "visit", 5), ("log", "visit", 5)] {
      #expect(one.editDistance(to: other) == distance, "\(one)")
      #expect(other.editDistance(to: one) == distance, "\(one)")
    }
  }
}
