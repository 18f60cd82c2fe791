import Foundation
import Testing

@testable import Lesson

/// Every goal of every tour can be reached by its own lines, and not before.
@Suite(.inTurn) struct TourTests {
  private static let home = Home(root: .repository, products: BuiltProducts.folder)

  @Test(arguments: ["setup", "form", "login", "protect", "logout"])
  func goalsAreReachedByTheirLinesAndNotBefore(_ id: String) async throws {
    let course = try CourseReader(folder: Self.home.course).course()
    let step = try #require(course.step(id))
    let judge = Judge(home: Self.home, course: course)
    let prepared = try await AppSource.example(step: id).prepared(
      home: Self.home, build: Self.home.products, patience: Patience(), say: { _ in })
    try await RunningApp.with(prepared.command, in: prepared.folder, home: Self.home) { app in
      let stage = Stage(judge.setting(app, step: id, seed: "seed"), seed: "tour")
      for goal in step.tour.goals {
        #expect(await !stage.holds(all: goal.conditions), "\(goal.title) holds already")
        for line in goal.lines { try await stage.perform(line) }
        #expect(await stage.holds(all: goal.conditions), "\(goal.title) is not reached")
      }
    }
  }
}
