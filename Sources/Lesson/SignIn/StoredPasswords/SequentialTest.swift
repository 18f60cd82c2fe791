import Foundation

/// Decides from as few observations as it takes whether something happens seldom or nearly always: Wald's sequential
/// probability ratio test.
///
/// How long an answer takes varies with all else that the machine does, so one observation says little. To take a right app
/// for a wrong one is a fault; to overlook a wrong one on a busy machine is less of one.
struct SequentialTest: Sendable {
  /// How often it happens at most where all is well.
  let seldom: Double
  /// How often it happens at least where it is not.
  let often: Double
  private var evidence = 0.0

  /// How probable a false alarm is, and an oversight.
  private static let (falseAlarm, oversight) = (1e-4, 1e-3)

  init(seldom: Double, often: Double) { (self.seldom, self.often) = (seldom, often) }

  mutating func observe(_ happened: Bool) {
    evidence += happened ? log(often / seldom) : log((1 - often) / (1 - seldom))
  }

  /// nil while it is not clear.
  var happensOften: Bool? {
    if evidence >= -log(Self.falseAlarm) { return true }
    return evidence <= log(Self.oversight) ? false : nil
  }
}
