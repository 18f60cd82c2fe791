/// By how much real waiting was longer than it should be, from the exchange before to the exchange after.
///
/// On a busy machine an app sees longer pauses than a check means to make.
struct Delay: Sendable {
  /// The longest so far.
  private(set) var worst = Duration.zero
  private var lastExchange = ContinuousClock.now
  private var asked = Duration.zero

  mutating func noteWait(of time: Duration) { asked += time }

  mutating func noteExchange(at now: ContinuousClock.Instant = .now) {
    if asked > .zero { worst = max(worst, lastExchange.duration(to: now) - asked) }
    (lastExchange, asked) = (now, .zero)
  }
}
