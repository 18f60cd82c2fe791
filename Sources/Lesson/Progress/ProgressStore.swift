import Foundation
import GRDB

/// What a learner has done, in one SQLite file: it survives a kill at any moment, and two programs at once.
///
/// Write-ahead logging and full synchronization make every attempt either wholly there or not at all (sqlite.org/wal.html).
struct ProgressStore: Sendable {
  private let database: DatabasePool
  private let file: String

  /// One attempt, as it is kept.
  struct Entry: Codable, Sendable, Equatable, FetchableRecord, PersistableRecord {
    static let databaseTableName = "attempt"
    var began: Date
    var step: String
    var track: String
    var verdict: String
    /// Of the course it was judged by.
    var digest: String
    var seconds: Double
    /// The first check that failed, and why.
    var check: String?
    var diagnosis: String?
    /// Where the time went; nil for attempts of earlier versions.
    var phases: Attempt.Phases?
  }

  /// - Throws: ``ProgressError``, as every method does.
  init(folder: URL) throws(ProgressError) {
    let file = folder.appending(path: "progress.sqlite").path
    self.file = file
    database = try Self.explaining(file) {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      var configuration = Configuration()
      configuration.busyMode = .timeout(5)
      configuration.prepareDatabase { try $0.execute(sql: "PRAGMA synchronous = FULL") }
      // Making the file and its tables is the one thing that SQLite lets two programs not do at once.
      let lock = try FileLock.block(on: URL(filePath: file + ".lock"))
      defer { withExtendedLifetime(lock) {} }
      let database = try DatabasePool(path: file, configuration: configuration)
      try Self.migrations.migrate(database)
      return database
    }
  }

  private static func explaining<Result>(_ file: String, _ body: () throws -> Result) throws(ProgressError) -> Result {
    do {
      return try body()
    } catch let error as DatabaseError {
      let isBroken = [.SQLITE_NOTADB, .SQLITE_CORRUPT].contains(error.resultCode)
      throw ProgressError(file: file, reason: error.message ?? "\(error)", isBroken: isBroken)
    } catch {
      throw ProgressError(file: file, reason: error.reason, isBroken: false)
    }
  }

  private func read<Result>(_ query: (Database) throws -> Result) throws(ProgressError) -> Result {
    try Self.explaining(file) { try database.read(query) }
  }

  private func write(_ change: (Database) throws -> Void) throws(ProgressError) {
    try Self.explaining(file) { try database.write(change) }
  }

  private static var migrations: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("attempts and the current step") { database in
      try database.create(table: "attempt") { table in
        table.autoIncrementedPrimaryKey("id")
        table.column("began", .datetime).notNull()
        table.column("step", .text).notNull().indexed()
        table.column("track", .text).notNull()
        table.column("verdict", .text).notNull()
        table.column("digest", .text).notNull()
        table.column("seconds", .double).notNull()
        table.column("check", .text)
        table.column("diagnosis", .text)
      }
      try database.create(table: "place") { table in
        table.primaryKey("key", .text)
        table.column("value", .text).notNull()
      }
    }
    migrator.registerMigration("where the time went") { database in
      try database.alter(table: "attempt") { $0.add(column: "phases", .jsonText) }
    }
    migrator.registerMigration("questions that were answered") { database in
      try database.create(table: "answer") { table in
        table.primaryKey("question", .text)
        table.column("isRight", .boolean).notNull()
      }
    }
    return migrator
  }

  func add(_ attempt: Attempt) throws(ProgressError) {
    let failed = attempt.checks.first { $0.outcome == .failed }
    let entry = Entry(
      began: attempt.began, step: attempt.step, track: attempt.track, verdict: attempt.verdict.rawValue,
      digest: attempt.course.digest, seconds: attempt.seconds, check: failed?.check.id,
      diagnosis: failed?.diagnosis?.id ?? attempt.app.failure?.id, phases: attempt.phases)
    try write { try entry.insert($0) }
  }

  /// All attempts, the oldest first.
  func entries() throws(ProgressError) -> [Entry] {
    try read { try Entry.fetchAll($0, sql: "SELECT * FROM attempt ORDER BY id") }
  }

  /// The steps that were passed at least once.
  ///
  /// - Parameter digest: only with this version of the course.
  func passedSteps(digest: String? = nil) throws(ProgressError) -> Set<String> {
    try read {
      try String.fetchSet(
        $0, sql: "SELECT DISTINCT step FROM attempt WHERE verdict = 'passed' AND digest = ifnull(?, digest)",
        arguments: [digest])
    }
  }

  /// The newest attempt at a step.
  func last(step: String) throws(ProgressError) -> Entry? {
    try read {
      try Entry.fetchOne($0, sql: "SELECT * FROM attempt WHERE step = ? ORDER BY id DESC LIMIT 1", arguments: [step])
    }
  }

  func answeredQuestions() throws(ProgressError) -> Set<String> {
    try read { try String.fetchSet($0, sql: "SELECT question FROM answer") }
  }

  /// The last answer to a question counts.
  func setAnswered(_ question: String, isRight: Bool) throws(ProgressError) {
    try write {
      try $0.execute(sql: "INSERT OR REPLACE INTO answer VALUES (?, ?)", arguments: [question, isRight])
    }
  }

  /// Where the learner is.
  func currentStep() throws(ProgressError) -> String? {
    try read { try String.fetchOne($0, sql: "SELECT value FROM place WHERE key = 'step'") }
  }

  func setCurrentStep(_ step: String) throws(ProgressError) {
    try write {
      try $0.execute(
        sql: "INSERT INTO place VALUES ('step', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        arguments: [step])
    }
  }
}
