import Foundation

/// Somebody in front of a browser, and what the subjects remember of what they did there.
struct Visitor: Sendable {
  var browser: Browser
  /// When the last request was sent, by the clock of the app.
  var lastRequestAt: Date?
  /// A line let time pass. A subject for which something new begins sets it back.
  var hasWaited = false
  /// A line closed the browser. A subject for which something new begins sets it back.
  var wasClosed = false
  /// Which cookies a line copied here from another browser; nil where it copied none.
  var copied: CopiedCookies?
  /// What the subjects remember, by their types.
  private var states: [ObjectIdentifier: any SubjectState] = [:]

  init(browser: Browser) { self.browser = browser }

  /// What a subject remembers of this visitor.
  subscript<State: SubjectState>(_ type: State.Type) -> State {
    get { states[ObjectIdentifier(type)] as? State ?? State() }
    set { states[ObjectIdentifier(type)] = newValue }
  }
}

enum CopiedCookies: Sendable {
  case all
  /// Those without an end date.
  case ofSession
}
