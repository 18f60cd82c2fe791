/// Tries several things at once.
enum SideBySide {
  /// How many requests are under way at once: as many as a server with the shortest queue of connections bears.
  static let width = 2

  /// The answers to these items, in their order.
  static func answers<Item: Sendable, Answer: Sendable>(
    to items: [Item], answer: @escaping @Sendable (Item) async -> Answer
  ) async -> [Answer] {
    var answers: [Int: Answer] = [:]
    _ = await first(of: items, answer: answer) { index, answer in
      answers[index] = answer
      return false
    }
    return items.indices.compactMap { answers[$0] }
  }

  /// The first of these items, in their order, whose answer tells something. Those after it need not be tried.
  static func first<Item: Sendable, Answer: Sendable>(
    of items: [Item], answer: @escaping @Sendable (Item) async -> Answer, where tells: (_ index: Int, Answer) -> Bool
  ) async -> (index: Int, answer: Answer)? {
    await withTaskGroup(of: (index: Int, answer: Answer).self) { group in
      for (index, item) in items.prefix(width).enumerated() { group.addTask { (index, await answer(item)) } }
      var next = width
      var first: (index: Int, answer: Answer)?
      for await answered in group {
        if tells(answered.index, answered.answer), answered.index < first?.index ?? items.count { first = answered }
        guard first == nil, next < items.count else { continue }
        let (index, item) = (next, items[next])
        group.addTask { (index, await answer(item)) }
        next += 1
      }
      return first
    }
  }
}
