/// How an app is started again.
struct Restart: Sendable, Equatable {
  /// What its environment says from now on; nil takes a variable out.
  var variables: [String: String?] = [:]
  /// As somebody else would install it: nothing is left in DATA_DIR.
  var isAfresh = false
}
