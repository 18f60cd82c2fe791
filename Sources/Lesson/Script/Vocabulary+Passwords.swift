/// Expectations of how an app keeps passwords and what it gives away about who has one.
extension Vocabulary {
  static let passwords: [LineForm] = [
    LineForm(
      .passwords, "data", "Show what can be read in the files of DATA_DIR, as a thief would read them.",
      example: "data"
    ) { _ in .showData },
    LineForm(
      .passwords, "expect no password in DATA_DIR",
      "After a sign-in no file holds the password, as it is or in base64, backwards and the like.",
      example: "expect no password in DATA_DIR"
    ) { _ in .expect(.noPasswordInData) },
    LineForm(
      .passwords, "expect no fast hash in DATA_DIR", "No file holds an MD5, SHA-1 or SHA-2 hash of a password.",
      example: "expect no fast hash in DATA_DIR"
    ) { _ in .expect(.noFastHashInData) },
    LineForm(
      .passwords, "expect salted hashes in DATA_DIR",
      "What is stored for two people differs, though they have the same password.",
      example: "expect salted hashes in DATA_DIR"
    ) { _ in .expect(.saltedHashes) },
    LineForm(
      .passwords, "expect passwords checked slowly", "To check a password takes 5 milliseconds or more.",
      example: "expect passwords checked slowly"
    ) { _ in .expect(.passwordsCheckedSlowly) },
    LineForm(
      .passwords, "expect stored hashes refused as passwords",
      "What is stored in place of a password signs nobody in.",
      example: "expect stored hashes refused as passwords"
    ) { _ in .expect(.storedHashesRefused) },
    LineForm(
      .passwords, "expect unknown names answered alike",
      "The answer to a name that nobody has is the answer to a wrong password.",
      example: "expect unknown names answered alike"
    ) { _ in .expect(.unknownNamesAlike) },
    LineForm(
      .passwords, "expect unknown names answered as slowly", "It takes as long, too.",
      example: "expect unknown names answered as slowly"
    ) { _ in .expect(.unknownNamesAsSlow) },
  ]
}
