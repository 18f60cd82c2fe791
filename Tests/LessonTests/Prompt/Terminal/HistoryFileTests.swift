import Foundation
import Testing

@testable import Lesson

@Suite(.inTurn) struct HistoryFileTests {
  private func withHistory(_ body: (HistoryFile) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "history-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(HistoryFile(url: folder.appending(path: "history")))
  }

  private func permissions(of history: HistoryFile) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: history.url.path)
    return try #require(attributes[.posixPermissions] as? NSNumber).intValue
  }

  @Test func linesComeBackInOrder() throws {
    try withHistory { history in
      #expect(history.load() == [])
      history.append("visit /login")
      history.append("expect page shows \"日本\"")
      #expect(history.load() == ["visit /login", "expect page shows \"日本\""])
    }
  }

  @Test func aRepeatedLineComesBackOnceAtItsLatestPlace() throws {
    try withHistory { history in
      for line in ["check", "hint", "check"] { history.append(line) }
      #expect(history.load() == ["hint", "check"])
    }
  }

  @Test func aPasteIsKeptLineByLine() throws {
    try withHistory { history in
      history.append("visit /login\nsubmit username=alice password=abcd\n\nfollow")
      #expect(history.load() == ["visit /login", "follow"])
    }
  }

  @Test func onlyItsOwnerReadsIt() throws {
    try withHistory { history in
      history.append("check")
      let permissions = try permissions(of: history)
      #expect(permissions == 0o600)
    }
  }

  @Test func anOlderFileThatOthersCanReadIsClosed() throws {
    try withHistory { history in
      try Data("check\n".utf8).write(to: history.url)
      try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: history.url.path)
      history.append("hint")
      let permissions = try permissions(of: history)
      #expect(permissions == 0o600)
      #expect(history.load() == ["check", "hint"])
    }
  }

  @Test func aLongFileIsShortened() throws {
    try withHistory { history in
      let lines = (0..<20_000).map { "expect page shows \($0)" }
      try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: history.url)
      let kept = Array(lines.suffix(HistoryFile.maximumEntries))
      #expect(history.load() == kept)
      let text = try String(contentsOf: history.url, encoding: .utf8)
      #expect(text == kept.joined(separator: "\n") + "\n")
      let permissions = try permissions(of: history)
      #expect(permissions == 0o600)
    }
  }

  @Test func bytesThatAreNoTextDoNotCostTheRest() throws {
    try withHistory { history in
      try Data([0xff, 0x0a] + Array("check\n".utf8)).write(to: history.url)
      #expect(history.load() == ["\u{fffd}", "check"])
    }
  }

  @Test func noPlaceToWriteIsNoError() throws {
    let missing = HistoryFile(url: URL(filePath: "/nonexistent/history"))
    missing.append("check")
    #expect(missing.load() == [])
    #if os(Linux)
      // A disk without space.
      HistoryFile(url: URL(filePath: "/dev/full")).append("check")
    #endif
  }

  @Test(arguments: [
    "submit username=alice password=abcd",
    "sign in as alice password=guess",
    "register as bob password_confirm: x",
    "post /tokens csrf_token=abc",
    "set cookie user=admin",
    "post / session=eyJ1",
    "lesson new --password hunter2",
    #"post /login {"password": "abcd"}"#,
    "visit / Authorization: x",
    "visit / header Bearer abc",
    "visit http://alice:abcd@127.0.0.1/",
    "SECRET_KEY=abc",
    " check",
  ])
  func secretsStayOut(line: String) throws {
    try withHistory { history in
      history.append(line)
      #expect(!FileManager.default.fileExists(atPath: history.url.path))
    }
  }

  @Test(arguments: [
    "check", "visit /tokens", "visit http://127.0.0.1:8080/a@b", "expect cookie session",
    "sign in as alice with the password of admin", "expect login form leaves the password empty",
    "tamper with cookie session", "expect page shows \"basic\"",
  ])
  func ordinaryLinesAreKept(line: String) {
    #expect(!HistoryFile.holdsSecret(line))
  }
}
