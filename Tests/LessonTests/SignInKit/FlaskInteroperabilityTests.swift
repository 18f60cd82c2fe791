import Foundation
import Testing

@testable import SignInKit

/// The same key opens the same cookie in both tracks, held against the real Flask.
@Suite(
  .withProcesses(), .enabled(if: Flask.mayRun, "Flask is missing: name a Python that has it in LESSON_TEST_PYTHON"))
struct FlaskInteroperabilityTests {
  private static let key = "a key of “this” test"

  @Test func flaskReadsTheKitsCookie() throws {
    let values: [String: JSONValue] = [
      "user": .string("José ✓ 😀 \u{7F}\"\\\n"), "_permanent": .bool(true), "count": .integer(3), "half": .number(0.5),
      "none": .null, "list": .array([.integer(1), .string("a")]),
      "long": .string(String(repeating: "lorem ", count: 100)),
    ]
    let now = Int(Date().timeIntervalSince1970)
    let cookie = SessionCookie(secretKey: Self.key).seal(values, at: now)
    let json = try Flask.run(
      """
      with app.test_client() as browser:
          browser.set_cookie("session", sys.argv[2])
          print(json.dumps(browser.get("/").json))
      """, Self.key, cookie)
    #expect(try JSONDecoder().decode([String: JSONValue].self, from: Data(json.utf8)) == values)
  }

  @Test func theKitReadsFlasksCookie() throws {
    let cookie = try Flask.run(
      """
      with app.test_client() as browser:
          browser.get("/?user=Jos%C3%A9&long=" + "lorem" * 200)
          print(browser.get_cookie("session").value)
      """, Self.key)
    let opened = SessionCookie(secretKey: Self.key).open(cookie, at: Int(Date().timeIntervalSince1970))
    #expect(opened?["user"] == .string("José"))
    #expect(opened?["long"] == .string(String(repeating: "lorem", count: 200)))
    #expect(opened?["odd"] == .array([.object([" t": .array([.integer(1), .number(1.5)])])]))
  }

  /// A session that survives a closed browser: the same note in it, and the same words about its end.
  @MainActor @Test func aPermanentSessionIsFlasks() async throws {
    let script = """
      from datetime import timedelta
      app.permanent_session_lifetime = timedelta(days=30)
      with app.test_client() as browser:
          browser.set_cookie("session", sys.argv[2])
          answer = browser.get("/")
          print(json.dumps([answer.json, answer.headers["Set-Cookie"]]))
      """
    let sample = SampleSite(GuardedApp())
    let ours = try #require(await sample.post("/sign-in", "user=alice&remember=on").headers["Set-Cookie"])
    let value = try #require(ours.split(separator: ";").first).dropFirst("session=".count)
    let json = try Flask.run(script, SampleApp.key, String(value))
    let answer = try JSONDecoder().decode([JSONValue].self, from: Data(json.utf8))
    #expect(answer.first == .object(["_permanent": .bool(true), "user": .string("alice")]))
    guard case .string(let theirs) = answer.last else {
      Issue.record("Flask did not renew the cookie: \(json)")
      return
    }
    #expect(try Self.withoutWhatVaries(theirs) == Self.withoutWhatVaries(ours))
    #expect(await sample.get("/", cookie: theirs).body == "[alice|shared]")
    let renewed = try #require(await sample.get("/", cookie: theirs).headers["Set-Cookie"])
    #expect(try Self.withoutWhatVaries(renewed) == Self.withoutWhatVaries(ours))
  }

  @MainActor @Test func itsMarksAreFlasks() async throws {
    let script = """
      app.config.update(SESSION_COOKIE_SAMESITE="Lax", SESSION_COOKIE_SECURE=True)
      with app.test_client() as browser:
          browser.set_cookie("session", sys.argv[2], domain="localhost")
          set_line = browser.get("/?a=b", base_url="https://localhost").headers["Set-Cookie"]
          print(json.dumps([set_line, browser.get("/clear", base_url="https://localhost").headers["Set-Cookie"]]))
      """
    let sample = SampleSite(StrictApp())
    let ours = try #require(await sample.post("/sign-in", "user=alice").headers["Set-Cookie"])
    let cleared = try #require(await sample.get("/clear", cookie: ours).headers["Set-Cookie"])
    let value = try #require(ours.split(separator: ";").first).dropFirst("session=".count)
    let json = try Flask.run(script, SampleApp.key, String(value))
    let theirs = try JSONDecoder().decode([String].self, from: Data(json.utf8))
    func marks(_ line: String) -> String { String(line.drop { $0 != ";" }) }
    #expect(theirs.map(marks) == [ours, cleared].map(marks))
  }

  @Test func werkzeugChecksTheKitsHash() async throws {
    let password = "Пароль “密码” 🔑"
    let hash = await generatePasswordHash(password)
    let script = "print(*(check_password_hash(sys.argv[2], word) for word in sys.argv[3:]))"
    #expect(try Flask.run(script, Self.key, hash, password, password + " ") == "True False")
  }

  @Test(arguments: [
    "scrypt", "scrypt:16384:8:2", "pbkdf2", "pbkdf2:sha1:1000", "pbkdf2:sha224:1000", "pbkdf2:sha384:1000",
    "pbkdf2:sha512:1000", "pbkdf2:md5:1000",
  ])
  func theKitChecksWerkzeugsHash(_ method: String) async throws {
    let password = "Пароль “密码” 🔑"
    let script = "print(generate_password_hash(sys.argv[2], sys.argv[3]))"
    let hash = try Flask.run(script, Self.key, password, method)
    #expect(await checkPasswordHash(hash, password))
    #expect(await !checkPasswordHash(hash, password + " "))
  }

  /// The line less the signature and what stands in the date of its end.
  private static func withoutWhatVaries(_ line: String) throws -> String {
    let date = /[A-Z][a-z]{2}, [0-9]{2} [A-Z][a-z]{2} [0-9]{4} [0-9]{2}:[0-9]{2}:[0-9]{2} GMT/
    let match = try #require(line.wholeMatch(of: /session=([^.]+)\.[^;]+; Expires=([^;]+)(; .*)/))
    return "\(match.1) \(match.2.wholeMatch(of: date) == nil ? match.2 : "DATE") \(match.3)"
  }

  @Test func flaskRefusesACookieOfAnotherKey() throws {
    let now = Int(Date().timeIntervalSince1970)
    let cookie = SessionCookie(secretKey: "another key").seal(["user": .string("admin")], at: now)
    let json = try Flask.run(
      """
      with app.test_client() as browser:
          browser.set_cookie("session", sys.argv[2])
          print(json.dumps(browser.get("/").json))
      """, Self.key, cookie)
    #expect(json == "{}")
  }
}

/// A Python that can import Flask.
private enum Flask {
  /// Always in CI, where a missing Flask is a failure and not a reason to skip.
  static let mayRun: Bool = {
    if ProcessInfo.processInfo.environment["CI"] == "true" { return true }
    return (try? run("print('here')", "key")) == "here"
  }()

  struct Failure: Error {
    let status: Int32
    let output: String
  }

  /// What the script prints. It finds an app, which notes its query and answers with its session, and its arguments in `sys.argv`.
  static func run(_ script: String, _ key: String, _ arguments: String...) throws -> String {
    let setting = """
      import json, sys
      from flask import Flask, jsonify, request, session
      from werkzeug.security import check_password_hash, generate_password_hash
      app = Flask("app")
      app.secret_key = sys.argv[1]
      @app.get("/")
      def home():
          if request.args:
              session.update(request.args)
              session["odd"] = [(1, 1.5)]
          return jsonify(dict(session))
      @app.get("/clear")
      def clear():
          session.clear()
          return ""

      """
    let python = ProcessInfo.processInfo.environment["LESSON_TEST_PYTHON"] ?? "python3"
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [python, "-c", setting + script, key] + arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    let text = String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .newlines)
    guard process.terminationStatus == 0 else { throw Failure(status: process.terminationStatus, output: text) }
    return text
  }
}
