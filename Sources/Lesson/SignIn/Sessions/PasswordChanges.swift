/// Every new password that was asked for, the first one first.
struct PasswordChanges: SubjectState {
  var all: [PasswordChange] = []
}
