import Foundation

/// What to start.
struct PreparedApp: Sendable, Equatable {
  var command: [String]
  var folder: URL
  var programs: [URL] = []
  /// What making it took; 0 where nothing had to be made.
  var compileSeconds = 0.0
  var linkSeconds = 0.0
}
