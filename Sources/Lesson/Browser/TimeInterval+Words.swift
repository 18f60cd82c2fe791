import Foundation

extension TimeInterval {
  private static let units: [(name: String, seconds: Double)] = [
    ("day", 86400), ("hour", 3600), ("minute", 60), ("second", 1),
  ]

  /// About how long that is, in the largest unit and the one below it: "30 days", "1 hour 30 minutes".
  ///
  /// - Parameter isRough: The largest unit alone.
  func words(isRough: Bool = false) -> String {
    // No calendar holds more.
    let length = Swift.min(abs(self), 1e12)
    for (unit, below) in zip(Self.units, Self.units.dropFirst()) {
      let rounded = (length / below.seconds).rounded() * below.seconds
      guard rounded >= unit.seconds else { continue }
      let count = (rounded / unit.seconds).rounded(.down)
      let rest = (rounded - count * unit.seconds) / below.seconds
      let words = Self.counted(count, unit.name)
      return isRough || rest == 0 ? words : words + " " + Self.counted(rest, below.name)
    }
    return Self.counted(length.rounded(), "second")
  }

  /// As people say how long something took: from some minutes on without seconds, which tell more of the machine.
  var elapsedWords: String { (self < 300 ? self : (self / 60).rounded() * 60).words() }

  private static func counted(_ count: Double, _ unit: String) -> String {
    "\(Int(count)) \(unit)\(count == 1 ? "" : "s")"
  }
}
