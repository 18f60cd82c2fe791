/// Somebody who has an account.
struct Person: Sendable, Equatable {
  let name: String
  let password: String
}
