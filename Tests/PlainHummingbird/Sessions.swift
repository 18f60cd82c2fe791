/// Who is signed in, by the random id that the browser holds. Nobody is any more after a restart.
actor Sessions {
  static let cookie = "visit"

  private var people: [String: String] = [:]

  func begin(_ person: String) -> String {
    let id = (0..<4).map { _ in String(UInt64.random(in: .min ... .max), radix: 36) }.joined(separator: "-")
    people[id] = person
    return id
  }

  func person(_ id: String?) -> String? { id.flatMap { people[$0] } }

  func end(_ id: String?) {
    if let id { people[id] = nil }
  }
}
