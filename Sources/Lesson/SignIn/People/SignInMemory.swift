import Foundation

/// Who tried to sign in or logged out in one browser, and what happened elsewhere meanwhile.
struct SignInMemory: SubjectState {
  var attempt: SignInAttempt?
  var attemptedAt: Date?
  var left: Set<String> = []
  var sawEnd = false
  var rememberedBefore = false
  var disturbance: InterferingEvent?
}

extension Visitor {
  /// What the last sign-in tried; nil once they logged out.
  var attempt: SignInAttempt? {
    get { self[SignInMemory.self].attempt }
    set { self[SignInMemory.self].attempt = newValue }
  }

  /// When the form of the last sign-in was sent, by the clock of the app.
  var attemptedAt: Date? {
    get { self[SignInMemory.self].attemptedAt }
    set { self[SignInMemory.self].attemptedAt = newValue }
  }

  /// Who logged out here.
  var left: Set<String> { self[SignInMemory.self].left }

  /// A session that somebody had here came to its end.
  var sawEnd: Bool {
    get { self[SignInMemory.self].sawEnd }
    set { self[SignInMemory.self].sawEnd = newValue }
  }

  /// Somebody signed in here with the Remember-me box ticked, and logged out.
  var rememberedBefore: Bool { self[SignInMemory.self].rememberedBefore }

  /// What happened elsewhere since this browser last showed who is signed in.
  var disturbance: InterferingEvent? {
    get { self[SignInMemory.self].disturbance }
    set { self[SignInMemory.self].disturbance = newValue }
  }

  /// Nobody is signed in here from now on.
  mutating func noteLogout() {
    if let attempt { self[SignInMemory.self].left.insert(attempt.name) }
    if attempt?.isRemembered == true { self[SignInMemory.self].rememberedBefore = true }
    (attempt, wasClosed) = (nil, false)
  }
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
