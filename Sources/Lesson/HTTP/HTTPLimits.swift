/// What a server may cost us at most in one exchange.
struct HTTPLimits: Sendable, Equatable {
  /// Status line and headers together, in bytes.
  var head = 64 * 1024
  /// Kept of the body, in bytes; the rest is dropped and the response marked as truncated.
  var body = 1024 * 1024
  /// From the start of the connection to the end of the response.
  var seconds = 10.0
  /// When no exchange may go on; nil where there is no end to them.
  var deadline: ContinuousClock.Instant?

  /// The limits for an exchange that starts now; nil once the deadline is over.
  func now() -> HTTPLimits? {
    guard let deadline else { return self }
    var limits = self
    limits.seconds = min(seconds, ContinuousClock.now.duration(to: deadline) / .seconds(1))
    return limits.seconds > 0 ? limits : nil
  }
}
