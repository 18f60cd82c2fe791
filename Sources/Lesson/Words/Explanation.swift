/// What went wrong, for people: what should have come, what came, why, and what to try next.
struct Explanation: Sendable, Equatable {
  /// What should have come, in a few words without a full stop; nil where nothing was expected in particular.
  var expected: String?
  /// What came, in a sentence.
  var happened: String
  /// Why, as far as it can be known; nil where that is plain.
  var cause: String?
  /// The next thing to try.
  var next: String

  init(expected: String? = nil, happened: String, cause: String? = nil, next: String) {
    self.expected = expected
    self.happened = happened
    self.cause = cause
    self.next = next
  }

  /// The likely cause and the next thing to try.
  var advice: String { [cause, next].compactMap(\.self).joined(separator: " ") }

  /// All of it, for reports that have room for one text only.
  var text: String {
    ([happened] + [expected.map { "Expected: \($0)." }, advice].compactMap(\.self)).joined(separator: " ")
  }
}
