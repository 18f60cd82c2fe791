/// What is known of a browser in which somebody should be signed in, and is not.
struct MissingSignIn {
  let name: String
  let past: SessionPast
  /// The page before, in the same browser, still greeted them, and what happened since; nil where it did not.
  let forgotten: Diagnosis?
  /// Before /dashboard was opened.
  let hadCookie: Bool
  /// A cookie that the answer to the form set, and that browsers refuse.
  let refusal: CookieRefusal?
}

/// What is known of a browser in which nobody should be signed in, and somebody is.
struct LastingSignIn {
  let past: SessionPast
  /// Of the page that is open.
  let status: Int
}

/// The same, seen at a page other than /dashboard.
struct LastingSignInAtPage {
  let signIn: LastingSignIn
}

/// Somebody is signed in, and /dashboard greets another person.
struct GreetedAnother {
  let name: String
  let other: String
}

/// A page is open, and nobody tried to sign in.
struct OpenPage {
  let address: String
}
