import Foundation
import Testing

@testable import Lesson

@Suite(.inTurn) struct LineEchoTests {
  private static let now = CookieJarTests.now

  @Test func whatAnAppChoseDoesNothingToTheTerminal() {
    var entry = Transcript.Entry(line: "press \"\u{1B}[2J\u{9B}K\"", depth: 1, browser: "you")
    entry.shown = "a\u{1B}]0;title\u{7}"
    let text = LineEcho(style: .plain).text([entry], page: nil, at: Self.now)
    #expect(text == "  press \"\u{FFFD}K\"\n  a␛]0;title␇")
  }

  @Test func longLinesBreakAtSpacesAndKeepTheirIndent() {
    var jar = CookieJar()
    let line = "session=1; Path=/; HttpOnly; Max-Age=60"
    var entry = Transcript.Entry(line: "visit /", depth: 0, browser: "you")
    entry.cookieChanges = jar.store(setCookie: [line], from: CookieJarTests.app, path: "/", at: Self.now)
    entry.shown = "    one two three four five six seven eight nine\n    {\"a\":  1}"
    let text = LineEcho(style: Style(columns: 40)).text([entry], page: nil, at: Self.now)
    let expected = """
        cookie session is new: kept 1 minute,
          even when the browser closes;
          scripts cannot read it
            one two three four five six seven
              eight nine
            {"a":  1}
      """
    #expect(text == expected)
  }
}
