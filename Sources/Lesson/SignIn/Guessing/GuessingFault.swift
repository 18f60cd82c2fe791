/// Guessing passwords is not slowed down, or the wrong people are.
enum GuessingFault: ProbedFault {
  case neverSlowed(person: String, guesses: Int)
  case countedInBrowser(person: String, guesses: Int)
  case countsSpellings(person: String, guesses: Int)
  case believesHeaders(person: String, guesses: Int)
  case losesCount(person: String, guesses: Int)
  case tooStrict(person: String, guesses: Int)
  case neverResets(person: String, guesses: Int)
  case neverUnlocks(person: String)
  case locksOthers(person: String, victim: String)
  /// The answers to a real name and to one that nobody has.
  case tellsWhoExists(guess: Int, known: Int, unknown: Int)
  case oneAddressOnly
}

extension GuessingFault {
  var id: String {
    switch self {
    case .neverSlowed: "guessing.never-slowed"
    case .countedInBrowser: "guessing.counted-in-browser"
    case .countsSpellings: "guessing.counts-spellings"
    case .believesHeaders: "guessing.believes-headers"
    case .losesCount: "guessing.loses-count"
    case .tooStrict: "guessing.too-strict"
    case .neverResets: "guessing.never-resets"
    case .neverUnlocks: "guessing.never-unlocks"
    case .locksOthers: "guessing.locks-others"
    case .tellsWhoExists: "guessing.tells-who-exists"
    case .oneAddressOnly: "guessing.one-address-only"
    }
  }

  var outcome: Outcome {
    switch self {
    case .oneAddressOnly: .skipped
    case .neverSlowed, .countedInBrowser, .countsSpellings, .believesHeaders, .losesCount, .tooStrict,
      .neverResets, .neverUnlocks, .locksOthers, .tellsWhoExists:
      .failed
    }
  }

  var isAboutTheLine: Bool { false }
  var isAppsOwnFailure: Bool { false }

  func cause(on stage: isolated Stage) async -> (any Cause)? { nil }

  var explanation: Explanation {
    switch self {
    case .neverSlowed(let person, let guesses):
      .init(
        expected: "a refusal",
        happened: "After \(guesses) wrong passwords in a row, \(person) was let in with the next one, which was right.",
        cause: "Nobody counts. A program can try passwords all night.",
        next: "Count the wrong passwords of each name on the server, and after 5 to 10 refuse it for a while.")
    case .countedInBrowser(let person, let guesses):
      .init(
        expected: "a refusal",
        happened:
          "After \(guesses) wrong passwords, each from a fresh browser, \(person) was let in with the right one.",
        cause: "The wrong passwords are counted in the cookie. Whoever deletes it begins at nought.",
        next: "Count on the server, for each name.")
    case .countsSpellings(let person, let guesses):
      .init(
        expected: "a refusal",
        happened:
          "After \(guesses) wrong passwords, each with other letters of the name in capitals, \(person) was let in with the right one.",
        cause:
          "The name is counted as it was typed. To sign in, Carol and carol are one name; here each has its own count.",
        next: "Count for the name in small letters.")
    case .believesHeaders(let person, let guesses):
      .init(
        expected: "a refusal",
        happened:
          "After \(guesses) wrong passwords, each with other headers, \(person) was let in with the right one.",
        cause:
          "Wrong passwords are counted by a header such as X-Forwarded-For or User-Agent. Whoever guesses writes another one each time.",
        next: "Count for each name. Believe X-Forwarded-For only if a proxy of your own has written it.")
    case .losesCount(let person, let guesses):
      .init(
        expected: "a refusal",
        happened: "After \(guesses) wrong passwords, eight at a time, \(person) was let in with the right one.",
        cause: "Each request reads the count, adds one and writes it back. Of eight at a time, one counts.",
        next: "Let the database count: UPDATE … SET count = count + 1, in one step.")
    case .tooStrict(let person, let guesses):
      .init(
        expected: "\(person) to be let in",
        happened: "After \(guesses) wrong passwords \(person) is locked out. People mistype more often than that.",
        cause: "The limit is too low, or each wrong password counts more than once.",
        next: "Refuse after 5 to 10 wrong passwords in a row.")
    case .neverResets(let person, let guesses):
      .init(
        expected: "\(person) to be let in",
        happened:
          "\(person) mistyped now and then, \(guesses) times in all, and signed in rightly in between. Now \(person) is locked out.",
        cause: "The right password does not set the count back.",
        next: "Delete the count of a name when it signs in with the right password.")
    case .neverUnlocks(let person):
      .init(
        expected: "\(person) to be let in", happened: "LOCKOUT_SECONDS have passed, and \(person) is still locked out.",
        cause: "The lock has no end, or one that does not come from LOCKOUT_SECONDS. It lets anybody shut anybody out.",
        next: "Store when the lock ends, and ask the clock at each sign-in.")
    case .locksOthers(let person, let victim):
      .init(
        expected: "\(person) to be let in",
        happened: "Somebody guessed passwords of \(victim), and now \(person) cannot sign in from another address.",
        cause: "There is one count for everybody. Then anybody can close the site.",
        next: "Count for each name.")
    case .tellsWhoExists(let guess, let known, let unknown):
      .init(
        expected: "the same answers",
        happened: known == unknown
          ? "The same wrong passwords were answered with other words for a name that nobody has."
          : "Wrong password number \(guess) was answered with \(known), and for a name that nobody has with \(unknown).",
        cause: "Only names that have an account are counted. So guessing tells who has one.",
        next: "Count by the name that was typed, in lower case, whether anybody has it or not.")
    case .oneAddressOnly:
      .init(
        happened: "This system has one address for this machine only, 127.0.0.1.",
        next: "Try this on Linux.")
    }
  }
}

extension GuessingFault {
  static let samples: [GuessingFault] = [
    .neverSlowed(person: "alice", guesses: 10), .countedInBrowser(person: "alice", guesses: 10),
    .countsSpellings(person: "alice", guesses: 10), .believesHeaders(person: "alice", guesses: 12),
    .losesCount(person: "alice", guesses: 24),
    .tooStrict(person: "alice", guesses: 2), .neverResets(person: "alice", guesses: 12), .neverUnlocks(person: "alice"),
    .locksOthers(person: "alice", victim: "admin"), .tellsWhoExists(guess: 6, known: 429, unknown: 401),
    .oneAddressOnly,
  ]
}

extension Diagnosis {
  static func guessing(_ fault: GuessingFault) -> Diagnosis { Diagnosis(fault) }
}
