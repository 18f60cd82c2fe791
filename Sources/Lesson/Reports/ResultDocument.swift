import Foundation

/// One attempt as JSON: the document that `schemas/result.schema.json` describes.
///
/// Bodies are cut at ``bodyLimit``; passwords, keys and cookie values are replaced.
struct ResultDocument: Encodable {
  static let schema = "lesson/result/1"
  /// Kept of each body, in characters.
  static let bodyLimit = 4096

  let schema = Self.schema
  let lesson: String
  let course: CourseReference
  let track: String
  let step: String
  /// `whole`, `own` or `only`.
  let scope: String
  let seed: String
  let verdict: Verdict
  let seconds: Double
  let phases: Attempt.Phases
  let app: App
  let checks: [Check]

  struct CourseReference: Encodable {
    let id: String
    let digest: String
  }

  struct App: Encodable {
    let command: [String]
    /// `running`, or the id of what went wrong.
    let outcome: String
    @Explicit var message: String?
    @Explicit var exit: Int?
    let listening: [String]
    let compileErrors: [CompileError]
    let output: String

    enum CodingKeys: String, CodingKey {
      case command, outcome, message, exit, listening, output
      case compileErrors = "compile-errors"
    }
  }

  struct Check: Encodable {
    let id: String
    let step: String
    let title: String
    let outcome: Outcome
    @Explicit var diagnosis: String?
    @Explicit var message: String?
    @Explicit var tried: String?
    @Explicit var expected: String?
    @Explicit var came: String?
    @Explicit var cause: String?
    @Explicit var causeID: String?
    @Explicit var next: String?
    let why: String
    let blockedBy: [String]
    let transcript: [Entry]
    let seconds: Double
    @Explicit var time: String?

    enum CodingKeys: String, CodingKey {
      case id, step, title, outcome, diagnosis, message, tried, expected, came, cause, next, why, transcript, seconds,
        time
      case blockedBy = "blocked-by"
      case causeID = "cause-id"
    }
  }

  struct Entry: Encodable {
    let line: String
    let depth: Int
    let browser: String
    @Explicit var exchange: ExchangeRecord?
  }

  struct ExchangeRecord: Encodable {
    let method: String
    let target: String
    let requestHeaders: [Header]
    let requestBody: String
    @Explicit var status: Int?
    let responseHeaders: [Header]
    let responseBody: String
    @Explicit var failure: String?
    let seconds: Double

    enum CodingKeys: String, CodingKey {
      case method, target, status, failure, seconds
      case requestHeaders = "request-headers"
      case requestBody = "request-body"
      case responseHeaders = "response-headers"
      case responseBody = "response-body"
    }
  }
}

/// A value that is written as `null` where it is missing, rather than left out.
@propertyWrapper
struct Explicit<Value: Encodable>: Encodable {
  var wrappedValue: Value?

  init(wrappedValue: Value?) { self.wrappedValue = wrappedValue }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if let wrappedValue { try container.encode(wrappedValue) } else { try container.encodeNil() }
  }
}

extension ResultDocument {
  init(_ attempt: Attempt, version: String) {
    let redaction = Redaction(attempt)
    lesson = version
    course = CourseReference(id: attempt.course.id, digest: attempt.course.digest)
    track = attempt.track
    step = attempt.step
    scope =
      switch attempt.scope {
      case .whole: "whole"
      case .own: "own"
      case .only: "only"
      }
    seed = attempt.seed
    verdict = attempt.verdict
    seconds = attempt.seconds
    phases = attempt.phases
    app = App(attempt.app, redaction)
    checks = attempt.checks.map { Check($0, redaction) }
  }

  /// - Throws: `EncodingError`, which no value here causes.
  func json() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(self)
  }
}

extension ResultDocument.App {
  init(_ record: AppRecord, _ redaction: Redaction) {
    let errors: [CompileError] = if case .notBuilt(let errors) = record.failure { errors } else { [] }
    self.init(
      command: record.command.map { URL(filePath: $0).path == $0 ? URL(filePath: $0).lastPathComponent : $0 },
      outcome: record.failure?.id ?? (record.trouble == nil ? "running" : "error"),
      message: (record.failure.map { $0.explanation.happened + "\n" + $0.explanation.advice } ?? record.trouble)
        .map(redaction.apply),
      exit: record.exit?.code, listening: record.listening.map(\.words), compileErrors: errors,
      output: redaction.apply(record.output))
  }
}

extension ResultDocument.Check {
  init(_ result: CheckResult, _ redaction: Redaction) {
    let words = result.explanation
    func redacted(_ text: String?) -> String? { text.map(redaction.apply) }
    self.init(
      id: result.check.id, step: result.check.step, title: result.check.title, outcome: result.outcome,
      diagnosis: result.diagnosis?.id, message: redacted(words?.text),
      tried: words == nil ? nil : redacted(result.tried), expected: redacted(words?.expected),
      came: redacted(words?.happened), cause: redacted(words?.cause), causeID: result.cause?.id,
      next: redacted(words?.next),
      why: result.check.why, blockedBy: result.blockedBy,
      transcript: result.transcript.entries.map { entry in
        ResultDocument.Entry(
          line: redaction.apply(entry.line), depth: entry.depth, browser: entry.browser,
          exchange: entry.exchange.map { ResultDocument.ExchangeRecord($0, redaction) })
      }, seconds: result.seconds, time: result.passing.map { $0 == .moved ? "moved" : "shortened" })
  }
}

extension ResultDocument.ExchangeRecord {
  init(_ exchange: Exchange, _ redaction: Redaction) {
    func text(_ bytes: [UInt8]) -> String {
      redaction.apply(String(String(decoding: bytes, as: UTF8.self).prefix(ResultDocument.bodyLimit)).harmless)
    }
    let failure: ExchangeFailure? = if case .failure(let failure) = exchange.result { failure } else { nil }
    self.init(
      method: exchange.request.method, target: redaction.apply(exchange.request.target),
      requestHeaders: redaction.apply(exchange.request.headers), requestBody: text(exchange.request.body),
      status: exchange.response?.status, responseHeaders: redaction.apply(exchange.response?.headers ?? []),
      responseBody: text(exchange.response?.body ?? []), failure: failure?.id, seconds: exchange.seconds)
  }
}
