/// Whom the names of people in lines stand for.
enum Accounts {
  /// Whom a line means: by role or by name.
  static func known(_ name: String, on stage: isolated Stage) -> Person? {
    stage.people.first { $0.role == name } ?? stage.people.first { $0.name == name }
      ?? stage[Registrations.self].all.first { $0.name == name && !$0.isByAddress }
      .map { Person(name: $0.name, password: $0.password) }
  }

  /// The name that somebody has whom a line calls so.
  static func name(of person: String, on stage: isolated Stage) -> String {
    known(person, on: stage)?.name ?? person
  }

  /// A made-up password that any app must take, whatever length it asks for.
  static func newPassword(_ name: String, on stage: isolated Stage) -> String {
    stage.token(name) + stage.token("\(name)-goes-on")
  }

  /// - Throws: ``SignInFault/unknownPerson(_:known:)``
  static func person(_ name: String, on stage: isolated Stage) throws(Diagnosis) -> Person {
    guard let person = known(name, on: stage) else {
      throw .signIn(.unknownPerson(name, known: stage.people.map(\.role)))
    }
    return person
  }
}

/// Every account that was asked for on a stage.
struct Registrations: SubjectState {
  /// The first one first.
  var all: [Registration] = []
  /// Whether people can register with this app was looked at.
  var isSettled = false
  /// The role that is being registered now.
  var beingEnrolled: String?

  /// How the form of the last one was sent, and what the app answered.
  mutating func noteAnswer(_ status: Int, to method: String) {
    guard !all.isEmpty else { return }
    all[all.count - 1].sent = (method, status)
  }

  /// Somebody is signed in, so what they registered works.
  mutating func noteWorking(_ name: String) {
    for index in all.indices where all[index].isFor(name) { all[index].hasWorked = true }
  }

  /// Somebody has another password from now on.
  mutating func change(passwordOf name: String, to password: String) {
    for index in all.indices where all[index].name == name && !all[index].isByAddress { all[index].password = password }
  }
}

extension Stage.Setting {
  /// Whether /dashboard is for people who are signed in: then any page there counts as open, whomever it greets.
  var isDashboardGuarded: Bool { course.has(step, reached: course.guardedFrom) }
}
