/// Which mistake it is, where several lead to the same diagnosis: one enum for each subject.
protocol Cause: Sendable {
  /// Stable: results refer to it.
  var id: String { get }
  /// The mistake, in a sentence or two.
  var sentence: String { get }
  /// The next thing to try; nil where that of the diagnosis fits.
  var next: String? { get }
}

extension Cause where Self: RawRepresentable, RawValue == String {
  var id: String { rawValue }
}
