/// A form to sign in or to register was sent.
struct SignInSent: StageEvent {}

/// /dashboard shows the name of somebody who should be signed in.
struct Greeted: StageEvent {
  let name: String
}
