extension LineForm.Group {
  static let people = Self("People")
  static let form = Self("Expect of the login form")
  static let accounts = Self("Accounts and their data")
  static let passwords = Self("Passwords")
  static let secret = Self("The secret key, and how cookies are sent")
  static let input = Self("Expect of what people send")
  static let crossSite = Self("Other sites")
  static let sessions = Self("Sessions that can be ended")
  static let guessing = Self("Guessing")
}
