import Testing

@testable import Lesson

/// The order in which subjects are asked who is to blame.
@Suite struct SuspectTests {
  struct Doubt: Sendable {
    var first: Diagnosis?
    var second: Diagnosis?
  }

  @Test(arguments: [
    (Doubt(first: .signIn(.noMessage), second: .signIn(.dashboardMissing)), "sign-in.no-message"),
    (Doubt(second: .signIn(.dashboardMissing)), "sign-in.dashboard-missing"), (Doubt(), nil),
  ]) func theFirstThatIsToBlameIsBlamed(_ doubt: Doubt, _ id: String?) async {
    var knowledge = SignInCourse.knowledge
    knowledge.suspects[Doubt.self] = [Suspect("First.") { $1.first }, Suspect("Second.") { $1.second }]
    let stage = Stage(.sample(Endpoint(port: 1), knowledge: knowledge), seed: "seed")
    #expect(await stage.blame(for: doubt)?.id == id)
  }

  @Test func eachPlaceHasAReasonOfItsOwn() {
    let missing = SignInCourse.suspectsOfMissing.map(\.reason)
    let lasting = SignInCourse.suspectsOfLasting.map(\.reason)
    for reasons in [missing, lasting, SignInCourse.suspectsOfOpenPage.map(\.reason)] {
      #expect(Set(reasons).count == reasons.count)
      for reason in reasons { #expect(reason.wholeMatch(of: /[A-Z].*\./) != nil, "\(reason)") }
    }
  }
}
