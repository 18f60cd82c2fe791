extension Duration {
  private static let units: [(name: String, seconds: Double)] = [
    ("day", 86400), ("hour", 3600), ("minute", 60), ("second", 1),
  ]

  /// The names of the units, as people write them.
  static let unitNames = units.reversed().map { $0.name + "s" }

  /// - Parameter unit: `minute` or `minutes`.
  init?(count: Double, unit: String) {
    let unit = unit.lowercased()
    guard let length = Self.units.first(where: { $0.name == unit || $0.name + "s" == unit }) else { return nil }
    self = .seconds(count * length.seconds).roundedToMilliseconds
  }

  /// No line says it more exactly.
  var roundedToMilliseconds: Duration { .milliseconds(Int((self / .milliseconds(1)).rounded())) }

  var isOne: Bool { typed.hasPrefix("1 ") }

  /// As it is typed in a line: in the largest unit of which it is a whole number, else in seconds.
  var typed: String {
    let seconds = self / .seconds(1)
    let unit = Self.units.first { (seconds / $0.seconds).truncatingRemainder(dividingBy: 1) == 0 } ?? ("second", 1)
    let count = ((seconds / unit.seconds) * 1000).rounded() / 1000
    let number = count == count.rounded() ? String(Int(count)) : String(count)
    return "\(number) \(unit.name)\(count == 1 ? "" : "s")"
  }
}
