import Foundation

/// Somebody in front of a browser, and what they did there.
struct Visitor: Sendable {
  var browser: Browser
  /// What the last sign-in tried; nil once they logged out.
  var attempt: SignInAttempt?
  /// How the last logout went; nil after the next sign-in.
  var logout: Logout?
  /// Who logged out here.
  var left: Set<String> = []
  /// The browser was closed since the last sign-in.
  var wasClosed = false
  /// When the form of the last sign-in was sent, and the last request of all, by the clock of the app.
  var attemptedAt: Date?
  var lastRequestAt: Date?
  /// Time passed since that sign-in because a line said so.
  var hasWaited = false
  /// A session that somebody had here came to its end.
  var sawEnd = false
  /// Its cookies were copied from another browser.
  var isThief = false
  /// Only those without an end date were.
  var hasSessionOnly = false
  /// Somebody signed in here with the Remember-me box ticked, and logged out.
  var rememberedBefore = false
  /// What happened elsewhere since this browser last showed who is signed in.
  var disturbance: InterferingEvent?
}

/// A try to sign in, as it was meant.
struct SignInAttempt: Sendable, Equatable {
  var name: String
  var password: String
  /// What it would be called if it were accepted; nil for the right name and password.
  var kind: CredentialTrick?
  /// The response to the form.
  var status: Int
  var redirectPath: String?
  /// The words of the login page before.
  var wordsBefore: Set<String>
  /// It asked for an account. An app may sign in whoever gets one.
  var isRegistration = false
  /// The Remember-me box was ticked.
  var isRemembered = false
  /// The run of the app that it was sent to.
  var run = AppRun()
}

/// A logout, as it went.
struct Logout: Sendable {
  /// The sign-in cookies before.
  var before: CookieJar
  var changes: [CookieChange]
  var cookieTouched: Bool
  /// What was sent to log out.
  var order: Browser.Order
  /// The Remember-me box had been ticked when whoever left signed in.
  var isOfRemembered = false
}
