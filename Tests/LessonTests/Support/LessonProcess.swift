import Foundation

/// Runs the `lesson` program, or another one, to its end, as a person at a shell does.
enum LessonProcess {
  struct Ending {
    let status: Int32
    let output: String
    let errors: String
  }

  /// - Parameter environment: what the program finds in its environment besides that of the tests.
  static func run(
    _ arguments: [String], in folder: URL, input: String = "", environment: [String: String] = [:]
  ) async throws -> Ending {
    try await run(BuiltProducts.lesson, arguments, in: folder, input: input, environment: environment)
  }

  /// Any program, as a shell or a script that starts `lesson`.
  static func run(
    _ program: String, _ arguments: [String], in folder: URL, input: String = "", environment: [String: String] = [:]
  ) async throws -> Ending {
    let process = Process()
    let (standardInput, output, errors) = (Pipe(), Pipe(), Pipe())
    process.executableURL = URL(filePath: program)
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.arguments = arguments
    process.currentDirectoryURL = folder
    (process.standardInput, process.standardOutput, process.standardError) = (standardInput, output, errors)
    try process.run()
    try standardInput.fileHandleForWriting.write(contentsOf: Data(input.utf8))
    try standardInput.fileHandleForWriting.close()
    async let text = all(of: output)
    async let complaints = all(of: errors)
    let ending = try await (text, complaints)
    process.waitUntilExit()
    return Ending(status: process.terminationStatus, output: ending.0, errors: ending.1)
  }

  /// Reading to the end blocks, so it gets a thread of its own.
  private static func all(of pipe: Pipe) async throws -> String {
    let data = try await withCheckedThrowingContinuation { (done: CheckedContinuation<Data, any Error>) in
      Thread.detachNewThread {
        done.resume(with: Result { try pipe.fileHandleForReading.readToEnd() ?? Data() })
      }
    }
    return String(decoding: data, as: UTF8.self)
  }
}

/// A folder that is gone when the test is over.
func withTemporaryFolder<Result>(
  isolation: isolated (any Actor)? = #isolation, _ body: (URL) async throws -> Result
) async throws -> Result {
  let folder = FileManager.default.temporaryDirectory.appending(path: "lesson-test-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try await body(folder)
}

extension URL {
  /// The folder of this target's tests.
  static let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  /// The repository's root.
  static let repository = tests.deletingLastPathComponent().deletingLastPathComponent()
  /// Apps, recorded texts and published cases.
  static let fixtures = tests.appending(path: "Fixtures")
}
