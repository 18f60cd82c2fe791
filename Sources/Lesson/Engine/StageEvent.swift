/// What has happened on a stage, for the subjects of a course to remember.
protocol StageEvent: Sendable {}

/// A form of the page was filled in and sent, and the answer is there.
struct FormSent: StageEvent {
  let form: Form
  let fills: [FieldFill]
  /// The words of the page that the form was on.
  let wordsBefore: Set<String>
}

/// Another browser has the cookies of the current one.
struct CookiesCopied: StageEvent {
  /// The name of the other browser.
  let browser: String
}

/// The app is to begin as somebody else's copy: nothing that it knew is left.
struct AppEmptied: StageEvent {}
