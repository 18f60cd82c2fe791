import Testing

@testable import Lesson

@Suite(.inTurn) struct CompletionTests {
  @Test func theOnlyCandidateIsPutInWithWhatFollowsIt() {
    #expect(Completion(start: 0, candidates: ["visit"]).replacement(for: "vi") == "visit ")
    #expect(Completion(start: 0, candidates: ["templates/"], suffix: "").replacement(for: "te") == "templates/")
  }

  @Test func severalCandidatesGiveWhatTheyShare() {
    #expect(Completion(start: 0, candidates: ["check", "checkout"]).replacement(for: "c") == "check")
  }

  @Test func nothingMoreInCommonLeavesOnlyTheList() {
    #expect(Completion(start: 0, candidates: ["check", "checkout"]).replacement(for: "check") == nil)
    #expect(Completion(start: 0, candidates: ["post", "visit"]).replacement(for: "") == nil)
    #expect(Completion(start: 0, candidates: []).replacement(for: "x") == nil)
  }

  @Test func theListIsAsWideAsTheScreen() {
    let completion = Completion(start: 0, candidates: ["one", "two", "three", "a-very-long-one", "four"])
    #expect(completion.listing(columns: 10) == "one  two\nthree\na-very-long-one\nfour")
    #expect(completion.listing(columns: 80) == "one  two  three  a-very-long-one  four")
  }
}
