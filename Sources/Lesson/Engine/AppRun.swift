/// One run of an app, from a start to its end.
struct AppRun: Sendable, Equatable {
  /// How many runs there were before.
  var number = 0
  /// How many copies of the app there were before this one: each began without data, and with a key of its own.
  var copy = 0
  /// What the app signs cookies with; nil where it was given nothing, or that is not known.
  var secretKey: String?
  /// What the restarts said of its environment; nil for a variable that was taken out.
  var variables: [String: String?] = [:]

  /// It is the same copy as in another run, with the same key: whoever was signed in there is so here.
  func continues(_ other: AppRun) -> Bool {
    copy == other.copy && secretKey == other.secretKey && number != other.number
  }

  /// The next one.
  mutating func begin(_ restart: Restart) {
    number += 1
    if restart.isAfresh { copy += 1 }
    if let key = restart.variables["SECRET_KEY"] { secretKey = key }
  }

  /// A number of seconds as the environment says.
  ///
  /// - Parameter usual: what holds where it says nothing, or no number.
  func seconds(_ variable: String, usually usual: Double) -> Double {
    (variables[variable] ?? nil).flatMap(Double.init) ?? usual
  }
}
