extension LineForm.Group {
  static let browse = Self("Browse")
  static let cookies = Self("Cookies and browsers")
  static let response = Self("Expect of the last response")
  static let app = Self("Expect of the app")
}
