import Foundation
import Testing

@testable import Lesson

/// Every goal of every tour can be reached by its own lines, and not before.
@Suite(.withProcesses()) struct TourTests {
  private static let home = Home(root: .repository, products: BuiltProducts.folder)

  @Test(arguments: RightAppTests.steps)
  func goalsAreReachedByTheirLinesAndNotBefore(_ id: String) async throws {
    let course = try CourseReader(folder: Self.home.course, vocabulary: SignInCourse.vocabulary).course()
    let step = try #require(course.step(id))
    let prepared = try await AppSource.example(step: id).prepared(
      home: Self.home, build: Self.home.products, patience: Patience(), say: { _ in })
    let running = try await RunningApp.start(
      prepared.command, in: prepared.folder, home: Self.home, programs: [], hasOwnClock: true, patience: Patience(),
      onOutput: { _ in }, started: { _ in })
    let app = RestartingApp(running)
    var setting = await Stage.Setting(
      app.app, course: course, knowledge: SignInCourse.knowledge, step: id, seed: "seed", patience: Patience())
    setting.use(app, clock: running.clock)
    do {
      try await walk(step.tour, Stage(setting, seed: "tour"))
      await app.stop(grace: .zero)
    } catch {
      await app.stop(grace: .zero)
      throw error
    }
  }

  private func walk(_ tour: Step.Tour, _ stage: Stage) async throws {
    var state = TourState(tour)
    func isReached(_ goal: Step.Goal) async -> Bool {
      if !state.isDone { return false }
      return await goal.isReached(on: stage)
    }
    for goal in tour.goals {
      #expect(await !isReached(goal), "\(goal.title) is reached already")
      for line in goal.lines {
        try await stage.perform(line)
        state.note(line)
      }
      #expect(await isReached(goal), "\(goal.title) is not reached")
      state.reach()
    }
  }
}
