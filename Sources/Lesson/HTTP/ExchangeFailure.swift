/// Why a request got no usable response.
enum ExchangeFailure: Error, Sendable, Equatable {
  /// Nothing listens there.
  case refused
  /// No complete response within this many seconds.
  case timedOut(seconds: Double)
  /// The connection ended before a response began.
  case closedWithoutAnswer
  /// The connection ended in the middle of a response.
  case closedEarly
  /// What came is not HTTP/1.1; `start` is its first bytes, made printable.
  case notHTTP(start: String)
  /// The status line and headers passed the limit, in bytes.
  case headTooLarge(limit: Int)
  /// We did not wait for it any longer.
  case cancelled
  /// Any other error of the operating system.
  case system(errno: Int32)
}
