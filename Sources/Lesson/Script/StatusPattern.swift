/// The statuses that a line accepts: `200`, `4xx`, `302 or 303`.
struct StatusPattern: Sendable, Equatable {
  var alternatives: [String]

  func accepts(_ status: Int) -> Bool {
    alternatives.contains { $0 == String(status) || $0.hasSuffix("xx") && $0.first == String(status).first }
  }

  var text: String { alternatives.joined(separator: " or ") }
}
