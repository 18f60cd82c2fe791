/// What one subject remembers of what was done on a stage, or in one browser on it. Only its own folder looks at it.
protocol SubjectState: Sendable {
  /// What there is to remember before anything was done.
  init()
}
