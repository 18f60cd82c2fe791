import Foundation
import Synchronization
import Testing

@testable import Lesson

/// That a save is being checked is said where it takes long, and only there.
@Suite(.inTurn) struct SlowCheckTests {
  /// Whoever waits for a second gets it at once, or never.
  private struct OddClock: Clock {
    typealias Duration = Swift.Duration
    let isFast: Bool
    var now: ContinuousClock.Instant { .now }
    var minimumResolution: Swift.Duration { .zero }

    func sleep(until deadline: ContinuousClock.Instant, tolerance: Swift.Duration?) async throws {
      if !isFast { try await Task.sleep(for: .seconds(3600)) }
    }
  }

  /// Somebody who saves a file at the first prompt, waits for the verdict, and leaves.
  private final class Saver: LineSource {
    let isInteractive = true
    let hasColor = false
    let columns = 80
    private let file: URL
    private let said = Mutex("")

    init(file: URL) { self.file = file }

    var output: String { said.withLock(\.self) }

    func next(prompt: PromptText) async -> LineEvent {
      try? Data("raise SystemExit('no database')\n".utf8).write(to: file)
      try? await eventually { self.output.contains("APP FAILED  step") }
      return .end
    }

    func emit(_ text: String) { said.withLock { $0 += Self.wholeLines(text) } }
    func lendTerminal<Result: Sendable>(_ body: @Sendable () async -> Result) async -> Result { await body() }
    func remember(_ line: String) {}
  }

  @Test(arguments: [true, false]) func onlyASlowCheckIsAnnounced(_ isSlow: Bool) async throws {
    try await withTemporaryFolder { folder in
      try Data("run: env python3 app.py\n".utf8).write(to: folder.appending(path: "app.yml"))
      let course = try CourseReader(folder: Home.built.course, vocabulary: SignInCourse.vocabulary).course()
      let source = Saver(file: folder.appending(path: "app.py"))
      let workspace = try Workspace(home: .built, course: course, start: folder)
      await LessonPrompt(source: source, workspace: workspace, clock: OddClock(isFast: isSlow), environment: [:]).run()
      #expect(source.output.contains("Saved app.py."), "\(source.output)")
      #expect(source.output.contains("Checking app.py … Ctrl-C stops it.\n") == isSlow, "\(source.output)")
    }
  }
}
