import Foundation

/// How somebody's password was guessed at.
struct Guessing: Sendable, Equatable {
  let person: String
  /// All wrong passwords.
  var total = 0
  /// Those since the right one was last accepted.
  var inARow = 0
  var manner = GuessManner.inThisBrowser
  /// When the last one was made, by the clock of the app.
  var lastAt = Date.distantPast
  /// How long the answers took, in seconds.
  var seconds: [Double] = []
  /// After them even the right password was refused.
  var wasLocked = false

  /// One more answer took so long, and that is slow enough to call it slowed down: the last ones took a second more, and
  /// several times longer than the first. A machine that is busy is so from the beginning.
  func isSlowed(with next: Double) -> Bool {
    guard seconds.count > 4, let first = seconds.prefix(2).max(), let last = (seconds.suffix(2) + [next]).min() else {
      return false
    }
    return last > first + 1 && last > 4 * first
  }
}
