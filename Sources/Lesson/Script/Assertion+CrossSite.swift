extension Assertion {
  /// What is done here was asked for by a page of this app.
  enum CrossSite: Sendable, Equatable {
    case logoutsRefused
    case mottosRefused
    case signInsRefused
    case registrationsRefused
    /// With the hidden fields that the app gave to somebody else.
    case othersTokensRefused
    case logoutByAddressRefused
    case mottosByAddressRefused
  }
}

extension Assertion.CrossSite {
  /// What it did, to go on after "It".
  var deed: String {
    switch self {
    case .logoutsRefused: "signed in, and sent the form to log out from pages of other sites"
    case .mottosRefused: "signed in, and sent the form at /settings from pages of other sites"
    case .signInsRefused: "sent the login form from pages of other sites"
    case .registrationsRefused: "sent the form to register from pages of other sites"
    case .othersTokensRefused: "sent the form at /settings with hidden fields of somebody else's"
    case .logoutByAddressRefused: "signed in and opened /logout"
    case .mottosByAddressRefused: "signed in and opened /settings with a motto in its address"
    }
  }
}
