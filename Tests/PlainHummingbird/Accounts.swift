import Foundation

/// Names and passwords, in a file of JSON. Those of the course are there before anybody registers.
actor Accounts {
  private struct Account: Codable {
    let name: String
    let password: String
  }

  private let file: URL
  /// By the name in small letters.
  private var accounts = [
    "alice": Account(name: "alice", password: "abcd"), "admin": Account(name: "admin", password: "1234"),
  ]

  /// - Throws: what is wrong with the file, if there is one.
  init(file: URL) throws {
    self.file = file
    guard FileManager.default.fileExists(atPath: file.path) else { return }
    accounts = try JSONDecoder().decode([String: Account].self, from: try Data(contentsOf: file))
  }

  /// - Returns: false where somebody has the name, or where a part is empty.
  /// - Throws: what the file system says. Nobody has the name then.
  func add(_ name: String, with password: String) throws -> Bool {
    let key = name.lowercased()
    guard !name.isEmpty, !password.isEmpty, accounts[key] == nil else { return false }
    var all = accounts
    all[key] = Account(name: name, password: password)
    try JSONEncoder().encode(all).write(to: file, options: .atomic)
    accounts = all
    return true
  }

  /// The name as it was registered; nil where the password is not that of this account.
  func owner(of name: String, with password: String) -> String? {
    guard let account = accounts[name.lowercased()], account.password == password else { return nil }
    return account.name
  }
}
