/// Somebody who has an account.
struct Person: Sendable, Equatable {
  /// What lines call them: alice, whatever the name is.
  let role: String
  let name: String
  var password: String

  init(role: String, name: String, password: String) {
    (self.role, self.name, self.password) = (role, name, password)
  }

  /// Somebody whom lines call by name.
  init(name: String, password: String) { self.init(role: name, name: name, password: password) }
}
