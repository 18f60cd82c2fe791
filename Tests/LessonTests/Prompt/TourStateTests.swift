import Testing

@testable import Lesson

@Suite struct TourStateTests {
  private func state(_ goals: [String]...) throws -> TourState {
    TourState(
      Step.Tour(
        text: [],
        goals: try goals.map {
          Step.Goal(title: "A goal", text: [], lines: try $0.map(SignInCourse.vocabulary.line), conditions: [])
        }))
  }

  private func note(_ line: String, _ state: inout TourState) throws {
    state.note(try SignInCourse.vocabulary.line(line))
  }

  @Test func aGoalThatChangesNoMoreThanThePageIsDoneAtOnce() throws {
    #expect(try state(["visit /login"]).isDone)
    #expect(try !state().isDone)
  }

  /// The last response may look as it should before.
  @Test func timeMustPassForAGoalThatWaits() throws {
    var state = try state(["visit /dashboard", "wait 31 minutes", "visit /dashboard"])
    try note("visit /dashboard", &state)
    #expect(!state.isDone)
    try note("wait 2 hours", &state)
    #expect(state.isDone)
  }

  @Test func whatWasDoneForOneGoalDoesNotCountForTheNext() throws {
    var state = try state(["copy cookies to thief"], ["as thief", "copy cookies to other"])
    try note("copy cookies to thief", &state)
    #expect(state.isDone)
    state.reach()
    try note("as thief", &state)
    #expect(!state.isDone)
    try note("copy cookies to thief", &state)
    #expect(state.isDone)
  }
}
