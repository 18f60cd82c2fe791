import Foundation
import Testing

@testable import Lesson

@Suite(.inTurn) struct PromptCompletionTests {
  private static let page = """
    <a href="/shop?a=1&amp;b=2#top">Shop</a> <a href="/shop?a=1&amp;b=2">Shop</a> <a href="/\u{202E}x">Odd\u{202E}2J</a>
    <a href="https://elsewhere.example/">Elsewhere</a> <a href="mailto:a@b">Mail</a>
    <form><input name=q><button>Search</button></form>
    <form method=post>
      <input type=hidden name=token value=1> <input name=email> <input type=password name=secret>
      <input name="user name"> <input name=email> <input name=off disabled>
      <button>Log in</button> <button disabled>Wait</button> <button type=button>Menu</button>
    </form>
    """

  /// What Tab offers at the end of each of these after the page was opened.
  private static func candidates(_ typed: [String]) async throws -> [[String]] {
    let lines = ["Set-Cookie: session=1", "Set-Cookie: theme=dark", "Set-Cookie: \u{9B}2J=1"]
    return try await TestServer.with(answering: { _ in
      """
      HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\(lines.joined(separator: "\r\n"))\r\n\
      Content-Length: \(page.utf8.count)\r\n\r\n\(page)
      """
    }) { server in
      let completion = PromptCompletion(steps: ["login"], people: ["alice"], folder: URL(filePath: "/"))
      var browser = Browser(endpoint: server.endpoint, recognition: .signIn)
      await browser.send(Browser.Order(target: "/"))
      completion.see(browser, folder: nil)
      return typed.map { completion.complete($0, $0.utf8.count)?.candidates ?? [] }
    }
  }

  @Test func whatIsInTheBrowserIsOffered() async throws {
    let expected: [(typed: String, candidates: [String])] = [
      ("visit ", ["/", "/%E2%80%AEx", "/dashboard", "/login", "/logout", "/shop?a=1&b=2"]),
      ("visit /s", ["/shop?a=1&b=2"]),
      ("submit ", ["email=", "from", "secret="]),
      ("submit email=a s", ["secret="]),
      ("press \"", ["\"Log in\"", "\"Search\"", "\"Shop\""]),
      ("press \"Log i", ["\"Log in\""]),
      ("drop cookie ", ["session", "theme"]),
      ("tamper with cookie t", ["theme"]),
      ("session ", ["session", "theme"]),
      ("expect cookie ", ["session", "theme"]),
      ("set cookie ", ["session=", "theme="]),
      ("sign in as ", ["alice"]),
      ("go ", ["login"]),
    ]
    let found = try await Self.candidates(expected.map(\.typed))
    for (expected, found) in zip(expected, found) { #expect(found == expected.candidates, "\(expected.typed)") }
  }

  @Test func withoutABrowserTheLinesAndTheUsualAddressesAreOffered() {
    let completion = PromptCompletion(steps: [], people: ["alice"], folder: URL(filePath: "/"))
    func candidates(_ typed: String) -> [String]? { completion.complete(typed, typed.utf8.count)?.candidates }
    for _ in 0..<2 {
      #expect(candidates("vis") == ["visit"])
      #expect(candidates("visit /l") == ["/login", "/logout"])
      #expect(candidates("submit ") == ["from"])
      #expect(candidates("drop cookie ") == nil)
      completion.see(nil, folder: nil)
    }
  }

  @Test func theFilesOfTheLearnersFolderAreOffered() async throws {
    try await withTemporaryFolder { folder in
      for name in ["app.py", ".hidden", "templates/home.html"] {
        let file = folder.appending(path: name)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data().write(to: file)
      }
      let completion = PromptCompletion(steps: [], people: [], folder: folder)
      #expect(completion.complete("new ", 4)?.candidates == ["templates/"])
      #expect(completion.complete("edit ", 5) == nil)
      completion.see(nil, folder: folder)
      #expect(completion.complete("edit ", 5)?.candidates == ["app.py", "templates/"])
      #expect(completion.complete("edit te", 7) == Completion(start: 5, candidates: ["templates/"], suffix: ""))
      #expect(completion.complete("edit templates/", 15) == Completion(start: 5, candidates: ["templates/home.html"]))
    }
  }

  @Test func theChecksThatFailedAreOffered() {
    let completion = PromptCompletion(steps: [], people: [], folder: URL(filePath: "/"))
    func candidates(_ typed: String) -> [String]? { completion.complete(typed, typed.utf8.count)?.candidates }
    #expect(candidates("why ") == nil)
    completion.see(checks: ["form.page", "login.right", "login.wrong"], failed: ["login.wrong"])
    for command in ["replay", "why", "curl"] {
      #expect(candidates("\(command) ") == ["login.wrong"])
      #expect(candidates("\(command) log") == ["login.right", "login.wrong"])
    }
    // What is in the browser is noted apart from them.
    completion.see(nil, folder: nil)
    #expect(candidates("why f") == ["form.page"])
    completion.see(checks: ["form.page"], failed: [])
    #expect(candidates("why ") == ["form.page"])
  }

  @Test func theReplacedWordStartsAtItsQuote() {
    let completion = PromptCompletion(steps: [], people: [], folder: URL(filePath: "/"))
    #expect(completion.complete("é vis", 2) == nil)
    #expect(completion.complete("visit", 2) == Completion(start: 0, candidates: ["visit"]))
    #expect(completion.complete("sign in as \"a b\" by", 19)?.start == 17)
  }
}
