import Testing

@testable import Lesson

@Suite(.inTurn) struct PromptTextTests {
  @Test func eachChangeOfStyleIsOneRunThatPrintsNothing() {
    let prompt = PromptText().adding("login", .bold).adding(" example", .green).adding("> ")
    #expect(prompt.escaped == "\u{1}\u{1b}[0;1m\u{1}login\u{1}\u{1b}[0;32m\u{1} example\u{1}\u{1b}[0m\u{1}> ")
    #expect(prompt.plain == "login example> ")
  }

  @Test func partsOfOneStyleNeedNoChangeBetweenThem() {
    let prompt = PromptText().adding("a", .cyan).adding("b", .cyan).adding("> ")
    #expect(prompt.escaped == "\u{1}\u{1b}[0;36m\u{1}ab\u{1}\u{1b}[0m\u{1}> ")
  }

  @Test func anEmptyPartLeavesNoTwoRunsTogether() {
    let prompt = PromptText().adding("a", .red).adding("", .green).adding("> ")
    #expect(prompt == PromptText().adding("a", .red).adding("> "))
  }

  @Test func theLastRunHasASpaceAfterIt() {
    #expect(PromptText().adding("> ", .dim).escaped == "\u{1}\u{1b}[0;2m\u{1}> \u{1}\u{1b}[0m\u{1} ")
  }

  @Test func plainTextStaysAsItIs() {
    let prompt: PromptText = "日本 é> "
    #expect(prompt.escaped == "日本 é> ")
    #expect(prompt.plain == prompt.escaped)
  }

  @Test func controlCharactersAreLeftOut() {
    #expect(PromptText().adding("a\u{1}\u{1b}[31m\nb\u{9b}> ").plain == "a[31mb> ")
  }
}
