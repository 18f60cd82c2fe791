import Foundation

/// What to start.
struct PreparedApp: Sendable, Equatable {
  var command: [String]
  var folder: URL
  var programs: [URL] = []
}
