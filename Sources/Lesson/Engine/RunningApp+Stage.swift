extension Stage.Setting {
  /// An app that runs, at a step of a course.
  ///
  /// - Parameter seed: makes the people who register.
  init(
    _ running: RunningApp, course: Course, knowledge: CourseKnowledge, step: String, seed: String, patience: Patience
  ) {
    var client = HTTPClient()
    client.limits.seconds = patience.toAnswer
    self.init(
      endpoint: running.endpoint, people: course.people, newcomers: course.newcomers(at: step, seed: seed),
      listening: { running.listening }, dataFolder: running.dataFolder, secretKey: running.secretKey,
      processorTime: { ProcessTree.processorTime(from: running.process.supervisorPID) }, client: client,
      knowledge: knowledge, course: course, step: step)
  }
}
