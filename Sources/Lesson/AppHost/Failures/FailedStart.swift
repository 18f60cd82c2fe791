/// An app that could not be started, with what it had printed by then.
struct FailedStart: Error {
  let failure: AppFailure
  let output: String
}
