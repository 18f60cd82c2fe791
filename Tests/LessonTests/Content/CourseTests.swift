import Testing

@testable import Lesson

@Suite(.inTurn) struct CourseTests {
  private func course() throws -> Course {
    Course.sample([
      Step.sample(
        "one",
        checks: [
          try Check.sample("one.base"), try Check.sample("one.other"),
          try Check.sample("one.early", until: "three"),
        ]),
      Step.sample(
        "two",
        checks: [
          try Check.sample("two.root"), try Check.sample("two.middle", needs: ["two.root", "one.other"]),
          try Check.sample("two.gone", until: "two"),
        ]),
      Step.sample(
        "three",
        checks: [
          try Check.sample("three.late", needs: ["two.middle"]), try Check.sample("three.plain"),
          try Check.sample("three.orphan", needs: ["one.early"]),
          try Check.sample("three.future", until: "a-step-to-come"),
        ]),
    ])
  }

  private func ids(at step: String) throws -> [String] { try course().checks(at: step).map(\.id) }

  @Test func whatACheckNeedsComesFirstThenTheStepsOwnThenEarlierOnes() throws {
    #expect(
      try ids(at: "three") == [
        "two.root", "one.other", "two.middle", "three.late", "three.plain", "three.orphan", "three.future", "one.base",
      ])
    #expect(try ids(at: "two") == ["two.root", "one.other", "two.middle", "one.base", "one.early"])
  }

  @Test func theStepsOwnChecksComeWithWhatTheyNeedOnly() throws {
    #expect(
      try course().checks(at: "three", .own).map(\.id) == [
        "two.root", "one.other", "two.middle", "three.late", "three.plain", "three.orphan", "three.future",
      ])
    #expect(try course().checks(at: "one", .own).map(\.id) == ids(at: "one"))
  }

  @Test func oneCheckComesWithWhatItNeedsOnly() throws {
    let course = try course()
    #expect(
      course.checks(at: "three", .only("three.late")).map(\.id) == [
        "two.root", "one.other", "two.middle", "three.late",
      ])
    #expect(course.checks(at: "three", .only("one.base")).map(\.id) == ["one.base"])
    #expect(course.checks(at: "one", .only("two.root")).isEmpty)
  }

  @Test func whetherPeopleCanRegisterIsAskedBeforeOneCheckToo() throws {
    var course = try course()
    course.registration = "two.root"
    #expect(course.checks(at: "three", .only("three.plain")).map(\.id) == ["two.root", "three.plain"])
  }

  @Test func checksOfLaterStepsDoNotCount() throws {
    #expect(try ids(at: "one") == ["one.base", "one.other", "one.early"])
  }

  @Test func aCheckHoldsUntilItsStepAndForEverIfThatStepIsNotThereYet() throws {
    #expect(try ids(at: "two").contains("one.early"))
    #expect(try !ids(at: "three").contains("one.early"))
    #expect(try !ids(at: "two").contains("two.gone"))
    #expect(try ids(at: "three").contains("three.future"))
  }

  @Test func anUnknownStepHasNoChecks() throws {
    #expect(try ids(at: "four").isEmpty)
  }

  @Test func stepsAreInOrder() throws {
    let course = try course()
    #expect(course.has("two", reached: "one"))
    #expect(course.has("two", reached: "two"))
    #expect(!course.has("two", reached: "three"))
    #expect(!course.has("two", reached: "four"))
    #expect(!course.has("four", reached: "one"))
    #expect(course.position(of: "three") == 2)
    #expect(course.position(of: "four") == nil)
    #expect(course.step("two")?.title == "The step two")
  }

  @Test func adviceBecomesRequired() throws {
    let course = try course()
    func isAdvice(_ advice: Check.Advice) throws -> [Bool] {
      let check = try Check.sample("one.any", advice: advice)
      return course.steps.map { check.isAdvice(at: $0.id, of: course) }
    }
    #expect(try isAdvice(.never) == [false, false, false])
    #expect(try isAdvice(.always) == [true, true, true])
    #expect(try isAdvice(.until("two")) == [true, false, false])
    #expect(try isAdvice(.until("a-step-to-come")) == [true, true, true])
  }
}
