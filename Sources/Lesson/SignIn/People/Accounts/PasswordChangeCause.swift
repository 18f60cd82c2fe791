/// What is wrong with changing a password.
enum PasswordChangeCause: String, Cause, CaseIterable {
  case currentNotCompared = "password-change.current-not-compared"
  case emptyCurrentPasses = "password-change.empty-current-passes"
  case changeNotStored = "password-change.not-stored"
  case newStoredOtherwise = "password-change.stored-otherwise"
  case bothPasswordsFit = "password-change.both-fit"

  var sentence: String {
    switch self {
    case .currentNotCompared: "Any current password does: it is read, perhaps, and not compared."
    case .emptyCurrentPasses: "The current password is compared only if something was typed."
    case .changeNotStored: "The password from before still lets in: the new one never reached the database."
    case .newStoredOtherwise:
      "Neither the new password nor the one from before lets in: what was stored is not what signing in compares with."
    case .bothPasswordsFit: "The new password lets in as well: both are kept."
    }
  }

  var next: String? {
    switch self {
    case .changeNotStored: "Write the new hash to the row of this account, and commit."
    case .newStoredOtherwise: "Hash the new password with the same function that registering uses, and only once."
    case .currentNotCompared, .emptyCurrentPasses, .bothPasswordsFit: nil
    }
  }
}
