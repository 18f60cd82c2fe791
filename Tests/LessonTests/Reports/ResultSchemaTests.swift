import Foundation
import Testing

@testable import Lesson

/// Real documents, held against `schemas/result.schema.json` by the jsonschema library.
@Suite(
  .withProcesses(),
  .enabled(if: JSONSchema.mayRun, "jsonschema is missing: name a Python that has it in LESSON_TEST_PYTHON"))
struct ResultSchemaTests {
  @Test func aPassedAttemptIsValid() async throws {
    try expectValid(try await RealAttempts.example(of: "setup"), .passed)
  }

  @Test func aFailedAttemptIsValid() async throws {
    try expectValid(try await RealAttempts.example(of: "setup", at: "form"), .failed)
  }

  @Test func aCompileErrorIsValid() async throws {
    let attempt = try await RealAttempts.folder("App.swift", "import SignInKit\nlet x: Int = \"a\"\n", at: "setup")
    guard case .notBuilt(let errors) = attempt.app.failure else {
      Issue.record("\(attempt.app)")
      return
    }
    #expect(!errors.isEmpty)
    try expectValid(attempt, .appFailed)
  }

  @Test func anAppThatEndedIsValid() async throws {
    let attempt = try await RealAttempts.folder("app.txt", "", run: "false", at: "setup")
    #expect(attempt.app.failure == .exited(.status(1)))
    try expectValid(attempt, .appFailed)
  }

  @Test func inventedAttemptsAreValid() throws {
    try expectValid(try .sampleFailed(), .failed)
    try expectValid(try .samplePassed(), .passed)
    try expectValid(try .sample(.error, app: AppRecord(trouble: "Full.")), .error)
    var stopped = try Attempt.sampleFailed()
    stopped.app.failure = .stopped(.signal(9))
    stopped.checks[3].outcome = .appFailed
    stopped.verdict = .appFailed
    try expectValid(stopped, .appFailed)
  }

  @Test(arguments: [
    ("\"verdict\" : \"failed\"", "\"verdict\" : \"maybe\""), ("\"seed\" :", "\"sead\" :"),
    ("\"outcome\" : \"blocked\"", "\"outcome\" : \"late\""), ("\"depth\" : 0", "\"depth\" : -1"),
    ("\"browser\" :", "\"extra\" : 1, \"browser\" :"), ("lesson\\/result\\/1", "lesson/result/2"),
  ]) func aDocumentWithAFaultIsNotValid(_ part: String, _ replacement: String) throws {
    let json = String(decoding: try ResultDocument(try .sampleFailed(), version: "1").json(), as: UTF8.self)
    let changed = json.replacing(part.replacing("\\/", with: "/"), with: replacement)
    try #require(changed != json)
    #expect(try !JSONSchema.faults(of: Data(changed.utf8)).isEmpty)
  }

  @Test func theSchemaKnowsEveryIdOfAnApp() throws {
    for failure in AppFailure.samples {
      let document = ResultDocument(try .sample(.appFailed, app: AppRecord(failure: failure)), version: "1")
      #expect(try JSONSchema.faults(of: try document.json()) == "")
    }
  }

  private func expectValid(_ attempt: Attempt, _ verdict: Verdict, _ place: SourceLocation = #_sourceLocation) throws {
    #expect(attempt.verdict == verdict, "\(attempt.app)", sourceLocation: place)
    let json = try ResultDocument(attempt, version: LessonCommand.version).json()
    #expect(try JSONSchema.faults(of: json) == "", sourceLocation: place)
  }
}

/// A Python that can import jsonschema.
private enum JSONSchema {
  /// Always in CI, where a missing library is a failure and not a reason to skip.
  static let mayRun: Bool = {
    if ProcessInfo.processInfo.environment["CI"] == "true" { return true }
    return (try? run("import jsonschema; print('here')")) == "here"
  }()

  struct Failure: Error {
    let status: Int32
  }

  /// A line for each way in which the document breaks the schema.
  static func faults(of document: Data) throws -> String {
    let schema = URL.repository.appending(path: "schemas/result.schema.json")
    let file = FileManager.default.temporaryDirectory.appending(path: "lesson-result-\(UUID().uuidString).json")
    try document.write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    return try run(
      """
      import json, sys
      from jsonschema import Draft202012Validator
      schema, document = (json.load(open(path, encoding="utf-8")) for path in sys.argv[1:])
      Draft202012Validator.check_schema(schema)
      for error in Draft202012Validator(schema).iter_errors(document):
          print(error.json_path, error.message)
      """, schema.path, file.path)
  }

  private static func run(_ script: String, _ arguments: String...) throws -> String {
    let python = ProcessInfo.processInfo.environment["LESSON_TEST_PYTHON"] ?? "python3"
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [python, "-c", script] + arguments
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failure(status: process.terminationStatus) }
    return String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .newlines)
  }
}
