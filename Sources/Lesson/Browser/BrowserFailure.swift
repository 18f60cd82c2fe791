/// Why a browser cannot do what a line asks. Nothing was sent.
enum BrowserFailure: Error, Sendable, Equatable {
  /// No page has been opened yet.
  case noPage
  case noForm(pageAddress: String)
  case noField(name: String, available: [String])
  case nothingToPress(text: String, available: [String])
  case notARedirect(status: Int)
  /// The way leads to another site or another program; this browser goes nowhere but to the app.
  case leavesTheApp(String)
  case badAddress(String)
  case nothingBefore
  case noCookie(name: String, available: [String])
  case cookieRefused(name: String, CookieRefusal)
}
