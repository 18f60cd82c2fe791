import Foundation

/// An open descriptor that is closed when it goes out of scope, and that a child process never inherits.
struct Descriptor: ~Copyable {
  let number: Int32

  /// Takes over a descriptor.
  init(_ number: Int32) {
    // Above the standard ones, because those of a child are set up by number.
    let raised = fcntl(number, F_DUPFD_CLOEXEC, 3)
    self.number = raised < 0 ? number : raised
    if raised >= 0 { close(number) }
  }

  deinit { close(number) }

  /// Hands the descriptor over to someone who closes it.
  consuming func release() -> Int32 {
    let number = number
    discard self
    return number
  }
}
