/// Something to think about at a step, with choices of which one is right. It decides nothing.
struct Question: Sendable {
  let title: String
  let text: [Block]
  let choices: [Choice]
  /// Why the right one is right.
  let explanation: [Block]

  struct Choice: Sendable, Equatable {
    let text: [Inline]
    let isRight: Bool
  }

  /// 1 for the first choice.
  var right: Int { (choices.firstIndex(where: \.isRight) ?? 0) + 1 }
}
