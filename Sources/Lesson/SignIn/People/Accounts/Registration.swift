/// An account that somebody tried to get.
struct Registration: Sendable {
  let name: String
  var password: String
  /// Its fields were sent in the address, where no account may come from.
  var isByAddress = false
  /// The run of the app that was asked.
  let run: AppRun
  /// How the form was sent, and what the app answered; nil before that.
  var sent: (method: String, status: Int)?
  /// Whoever it belongs to was seen signed in.
  var hasWorked = false

  /// Whether the accounts would be one and the same: names are compared without regard to case.
  func isFor(_ other: String) -> Bool { name.lowercased() == other.lowercased() }
}
