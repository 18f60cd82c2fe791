import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@testable import Lesson

@Suite(.inTurn) struct JUnitReportTests {
  @Test func aFailedAttemptIsASuiteWithItsCounts() throws {
    let suite = try suite(of: try .sampleFailed())
    #expect(suite.attributes["name"] == "team-7 login")
    #expect(suite.attributes["tests"] == "4")
    #expect(suite.attributes["failures"] == "2")
    #expect(suite.attributes["errors"] == "0")
    #expect(suite.attributes["skipped"] == "1")
    #expect(suite.attributes["time"] == "1.250")
    #expect(suite.attributes["timestamp"] == "2027-01-15T08:00:00")
    let cases = suite.children(named: "testcase")
    #expect(
      cases.compactMap { $0.attributes["name"] } == [
        "login.right: It holds", "login.wrong: A wrong password does not", "login.empty: It holds",
        "login.late: It holds",
      ])
    #expect(cases.map { $0.attributes["classname"] } == Array(repeating: "team-7.login", count: 4))
    #expect(cases.map { $0.children.map(\.name) } == [[], ["failure"], ["failure"], ["skipped"]])
    let failure = cases[1].children[0].attributes
    #expect(failure["type"] == "sign-in.wrong-password-accepted")
    #expect(failure["message"]?.hasPrefix("alice got in with a wrong password. Expected: a refusal.") == true)
  }

  @Test func theCountsAreThoseOfTheElements() throws {
    for attempt in [try Attempt.sampleFailed(), try .samplePassed(), try .sampleExited(), try stopped()] {
      let suite = try suite(of: attempt)
      let cases = suite.children(named: "testcase")
      func count(_ name: String) -> String { String(cases.count { !$0.children(named: name).isEmpty }) }
      #expect(suite.attributes["tests"] == String(cases.count))
      #expect(suite.attributes["failures"] == count("failure"))
      #expect(suite.attributes["errors"] == count("error"))
      #expect(suite.attributes["skipped"] == count("skipped"))
    }
  }

  @Test func anAppThatDidNotStartIsOneError() throws {
    let suite = try suite(of: try .sampleExited())
    let cases = suite.children(named: "testcase")
    try #require(cases.count == 1)
    #expect(cases[0].attributes["name"] == "app")
    #expect(cases[0].children[0].attributes["type"] == "app.exited")
    #expect(suite.children(named: "system-out")[0].text.contains("NameError: name 'flask' is not defined\n"))
  }

  @Test func hostileTextStaysText() throws {
    let hostile = "</system-out><x a='\"'>&amp;]]>\u{0}\u{1B}[31m\u{FFFE}\u{202E}\r\né😀"
    var attempt = try Attempt.sampleExited()
    attempt.app.output = hostile
    attempt.app.failure = .buildBroke(output: hostile)
    attempt.checks = [
      CheckResult(
        check: try .sample("login.a", "Title \(hostile)"), outcome: .failed,
        diagnosis: .response(.textMissing(hostile, at: "/")))
    ]
    let suite = try suite(of: attempt, submission: "team \(hostile)")
    #expect(suite.attributes["name"]?.hasPrefix("team </system-out><x a='\"'>&amp;]]>") == true)
    #expect(suite.children.map(\.name) == ["properties", "testcase", "system-out", "system-err"])
    #expect(suite.children(named: "system-out")[0].text.hasSuffix("\né😀"))
    let message = suite.children(named: "testcase")[0].children[0].attributes["message"]
    #expect(message?.contains("</system-out><x a='\"'>&amp;]]>") == true)
    attempt.checks = []
    #expect(try self.suite(of: attempt).children(named: "testcase").count == 1)
  }

  private func stopped() throws -> Attempt {
    var attempt = try Attempt.sampleFailed()
    attempt.app.failure = .stopped(nil)
    attempt.checks[3].outcome = .appFailed
    return attempt
  }

  private func suite(of attempt: Attempt, submission: String = "team-7") throws -> Node {
    let text = JUnitReport(grade: Grade(submission: submission, attempt: attempt)).text
    let reader = Reader()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = reader
    try #require(parser.parse(), "\(parser.parserError.map { "\($0)" } ?? "") in \(text)")
    let root = try #require(reader.root)
    #expect(root.name == "testsuites")
    return try #require(root.children.first)
  }
}

/// An XML element as it was read.
private final class Node {
  let name: String
  let attributes: [String: String]
  var children: [Node] = []
  var text = ""

  init(_ name: String, _ attributes: [String: String]) { (self.name, self.attributes) = (name, attributes) }

  func children(named name: String) -> [Node] { children.filter { $0.name == name } }
}

private final class Reader: NSObject, XMLParserDelegate {
  private(set) var root: Node?
  private var open: [Node] = []

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    let node = Node(name, attributes)
    open.last?.children.append(node)
    root = root ?? node
    open.append(node)
  }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    open.removeLast()
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) { open.last?.text += text }
}
