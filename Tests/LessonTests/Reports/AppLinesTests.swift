import Testing

@testable import Lesson

/// Which of an app's lines are shown where there is no room for all.
@Suite(.inTurn) struct AppLinesTests {
  private static let requests = (1...30).map { "127.0.0.1 - - \"GET /page-\($0) HTTP/1.1\" 200 -" }

  private static let frames = (1...8).flatMap {
    ["  File \"/srv/ann/venv/lib/python3.13/site-packages/flask/app.py\", line \($0), in call", "    return call()"]
  }

  private static let traceback =
    ["ERROR in app: Exception on /login [POST]", "Traceback (most recent call last):"] + frames
    + ["  File \"/srv/ann/app/app.py\", line 12, in login", "    return users[name]", "KeyError: 'alice'"]

  private func shown(_ lines: [String], _ count: Int) -> [String] {
    AppLines(lines.joined(separator: "\n")).telling(count).lines.map(String.init)
  }

  @Test(arguments: [8, 12]) func aTracebackIsNotPushedOutByLaterRequests(_ count: Int) {
    let shown = shown(Self.requests + Self.traceback + Self.requests, count)
    for line in ["KeyError: 'alice'", "  File \"/srv/ann/app/app.py\", line 12, in login", "    return users[name]"] {
      #expect(shown.contains(line), "\(shown)")
    }
    #expect(shown.filter { $0 != "…" }.count == count)
    #expect(!shown.contains { $0.contains("site-packages") })
  }

  @Test func aFatalErrorStaysAboveFramesOfOthers() {
    let crash = "App/App.swift:39: Fatal error: Index out of range"
    let own = "1 [ra] 0x01 closure #1 (SignInKit.Request) in App.routes(_:) + 52 in App at /srv/ann/App.swift:39:16"
    let kit = (2...40).map { "\($0) [ra] 0x02 answer in libSignInKit.so at /opt/Sources/SignInKit/Site.swift:\($0):1" }
    #expect(shown([crash, own] + kit, 8).prefix(2) == [crash, own])
    #expect(shown([crash, own] + kit, 8)[2] == "…")
  }

  @Test func whatHasRoomIsLeftAsItIs() {
    #expect(shown(["one", "  two", "three"], 3) == ["one", "  two", "three"])
    #expect(shown((1...9).map(String.init), 3) == ["7", "8", "9"])
  }

  @Test func aLineWithoutEndIsCutAndAWideOneIsWrapped() {
    let line = "ValueError: " + String(repeating: "x", count: 900)
    #expect(shown([line], 8) == [String(line.prefix(AppLines.longest)) + " …"])
    let wide = "NameError: name 'usres' is not defined. Did you mean: 'users'?"
    let text = AppLines(wide, prefix: "    | ").text(columns: 40)
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 40 && $0.hasPrefix("    | ") })
    #expect(text.replacing("\n    | ", with: "").hasSuffix("'users'?"))
  }
}
