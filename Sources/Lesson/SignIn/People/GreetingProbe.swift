enum GreetingProbe {
  /// The page names nobody, and has no greeting that lacks a name.
  ///
  /// An expectation that a check makes looks closer than one of a tour: a name may stand on everybody's page, as in
  /// "Write to the admin". Then whoever it belongs to sees it more often.
  static func verifyPageNamesNobody(on stage: isolated Stage) async throws(Diagnosis) {
    let view = try stage.view()
    var excused: Set<String> = []
    while true {
      do throws(Diagnosis) {
        return try verifyNobodyNamed(on: view, but: excused, on: stage)
      } catch {
        guard case .pageNamesSomebody(let name, _) = error.fault as? SignInFault,
          await isMoreAtHome(name, at: view, on: stage)
        else { throw error }
        excused.insert(name)
      }
    }
  }

  /// - Parameter excused: whose names may stand there.
  static func verifyNobodyNamed(on view: Browser.View, but excused: Set<String> = [], on stage: isolated Stage)
    throws(Diagnosis)
  {
    let address = view.address.target
    let names =
      stage.people.map(\.name) + [stage.visitor.attempt?.name, stage.visitor.left.sorted().first].compactMap(\.self)
    if let name = names.first(where: { !$0.isEmpty && !excused.contains($0) && view.page.shows($0) }) {
      throw .signIn(.pageNamesSomebody(name, at: address))
    }
    if let greeting = view.page.emptyGreeting { throw .signIn(.emptyGreeting(greeting, at: address)) }
  }

  /// Whether a name stands more often on its owner's page at the same address.
  private static func isMoreAtHome(_ name: String, at view: Browser.View, on stage: isolated Stage) async -> Bool {
    guard Accounts.known(name, on: stage) != nil, view.request.method == "GET" else { return false }
    let before = stage.current
    defer { stage.current = before }
    stage.open(browser: "\(name) at home")
    do throws(Diagnosis) {
      try await stage.type("sign in as \(Line.quoted(name))")
      try await stage.type("visit \(Line.quoted(view.address.target)) and follow")
      return try stage.view().page.count(of: name) > view.page.count(of: name)
    } catch {
      return false
    }
  }
}

extension Page {
  /// A greeting without a name, or with a word for nothing in its place; nil where there is none.
  var emptyGreeting: String? {
    let patterns: [Regex<AnyRegexOutput>] = [
      Regex(/(?i)\b(hello|hi|hey|welcome|welcome back|you are|(signed|logged) in as)[,:]? (none|nil|null|undefined)\b/),
      Regex(/(?i)\b(hello|hi|hey|welcome|welcome back),? [!.]/),
      Regex(/(?i)\b(signed|logged) in as:? (log|sign) ?(in|out|off)\b/), Regex(/(?i)\b(signed|logged) in as:? ?[.!]?$/),
      Regex(/\bOptional\(/),
    ]
    for line in text.split(separator: "\n") {
      for pattern in patterns {
        if let found = line.firstMatch(of: pattern) { return String(line[found.range]) }
      }
    }
    return nil
  }
}
