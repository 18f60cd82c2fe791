import Foundation
import Testing

@testable import Lesson

@Suite(.inTurn) struct CookieChangeWordsTests {
  private static let now = CookieJarTests.now

  /// The last line comes an hour after those before it.
  @Test(arguments: [
    (["a=1; Path=/"], ["cookie a is new: kept until the browser closes; scripts can read it"]),
    (["a=1; Path=/", "a=2; Path=/"], ["cookie a has a new value; the rest is as before"]),
    (["a=1; Path=/", "a=1; Path=/"], ["cookie a was set again, to the same value; the rest is as before"]),
    (
      ["a=1; Path=/; HttpOnly", "a=2; Path=/"],
      ["cookie a has a new value: kept until the browser closes; scripts can read it"]
    ),
    (
      ["a=1; Path=/; Max-Age=7200", "a=1; Path=/; Max-Age=7200"],
      ["cookie a was set again, to the same value: kept 2 hours, even when the browser closes; scripts can read it"]
    ),
    (["=1"], ["cookie (no name) is new: kept until the browser closes; scripts can read it"]),
    (["a=1; Path=/", "a=; Path=/; Max-Age=0"], ["cookie a is gone"]),
    (
      ["a=1; Path=/", "a=; Path=/app; Max-Age=0"],
      ["the app tried to delete cookie a with Path=/app, but the browser has no such cookie"]
    ),
    (
      ["a=1; Max-Age=60", "b=1"],
      ["cookie a is gone: its time was up", "cookie b is new: kept until the browser closes; scripts can read it"]
    ),
    (["a=1; SameSite=None"], ["the browser refused cookie a=1; SameSite=None: SameSite=None needs Secure"]),
    (["a=\u{1B}]0;x\u{7}"], ["the browser refused cookie a=␛]0;x␇: it holds a control character"]),
    (["\u{9B}2J\u{202E}=1"], ["cookie \u{FFFD}2J\u{FFFD} is new: kept until the browser closes; scripts can read it"]),
  ]) func changesInWords(_ lines: [String], _ words: [String]) {
    var jar = CookieJar()
    let app = CookieJarTests.app
    _ = jar.store(setCookie: lines.dropLast(), from: app, path: "/", at: Self.now)
    let later = Self.now + 3600
    let changes = jar.store(setCookie: lines.suffix(1), from: app, path: "/", at: later)
    #expect(changes.map { $0.words(at: later) } == words)
  }
}
