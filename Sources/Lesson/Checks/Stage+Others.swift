extension Stage {
  /// Notes for every other browser what has just happened in this one. An app that keeps its users in one place shows it.
  func disturbOthers(_ event: Diagnosis.Disturbance) {
    for name in browsers.keys where name != current { disturbances[name] = event }
  }

  /// Why somebody who was greeted in a browser no longer is.
  func whyForgotten(_ person: String, in browser: String) -> Diagnosis {
    disturbances[browser].map { .signInEnded(person: person, by: $0) } ?? .signInForgotten(person: person)
  }
}
