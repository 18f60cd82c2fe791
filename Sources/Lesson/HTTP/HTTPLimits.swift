/// What a server may cost us at most in one exchange.
struct HTTPLimits: Sendable, Equatable {
  /// Status line and headers together, in bytes.
  var head = 64 * 1024
  /// Kept of the body, in bytes; the rest is dropped and the response marked as truncated.
  var body = 1024 * 1024
  /// From the start of the connection to the end of the response.
  var seconds = 10.0
}
