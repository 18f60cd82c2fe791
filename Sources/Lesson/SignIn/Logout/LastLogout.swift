/// What was sent to log out the last time, whoever did.
struct LastLogout: SubjectState {
  var order: Browser.Order?
}
