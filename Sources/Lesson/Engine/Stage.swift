import Crypto
import Foundation

/// Where lines are performed: one app, the browsers open on it, and what has been seen so far.
///
/// The prompt and the checks use the same stage, so a line does the same wherever it stands.
actor Stage {
  /// What lines need to know about the app and the course.
  struct Setting: Sendable {
    var endpoint: Endpoint
    /// Those of the course.
    var people: [Person]
    /// The same roles as people who register themselves before they are first needed; empty where nobody has to.
    var newcomers: [Person] = []
    /// Whether /dashboard is for people who are signed in: then any page there counts as open, whomever it greets.
    var isDashboardGuarded: Bool
    /// Where the app listens, for `expect loopback only`; empty where that cannot be seen.
    var listening: @Sendable () -> [ListeningSocket]
    /// The app's folder for data; nil where that cannot be seen.
    var dataFolder: URL?
    /// What it was given to sign cookies with; nil where that is not known.
    var secretKey: String?
    /// How long the app has computed, in seconds; nil where that cannot be seen.
    var processorTime: @Sendable () -> Double? = { nil }
    /// Stops the app and starts it again; nil where it is not ours.
    var restart: (@Sendable (Restart) async throws(Diagnosis) -> Void)?
    /// Moves the app's clock, or says that it would not notice; nil where the clock is not ours.
    var moveClock: (@Sendable (Duration) async -> Bool)?
    /// The time of the app and of the browsers.
    var now: @Sendable () -> Date = { Date() }
    var client = HTTPClient()
    /// Of the course: probes type lines of it.
    var vocabulary: Vocabulary
  }

  /// The name of the browser that is open at the start.
  static let firstBrowser = "you"

  let setting: Setting
  private let seed: String
  /// By the names of their browsers.
  private(set) var visitors: [String: Visitor] = [:]
  private(set) var current = Stage.firstBrowser
  private(set) var transcript = Transcript()
  /// How many exchanges were noted so far.
  private(set) var exchangeCount = 0
  private var depth = 0
  /// The browsers that the expectation at hand opened for itself.
  private var opened: Set<String> = []
  /// Whom the names of people in lines stand for.
  var people: [Person]
  /// The roles that have no account yet.
  var newcomers: Set<String>
  /// Whether people can register with this app was looked at.
  var isSettled = false
  /// The role that is being registered now.
  var beingEnrolled: String?
  /// Every account that was asked for here, the first one first.
  var registrations: [Registration] = []
  var run: AppRun
  /// The public address of the app, where a proxy stands between it and the browsers.
  private(set) var site: WebAddress?
  var delay = Delay()

  /// What the subjects remember, by their types.
  private var states: [ObjectIdentifier: any SubjectState] = [:]

  /// - Parameter seed: makes the random tokens; the same seed gives the same tokens.
  init(_ setting: Setting, seed: String) {
    self.setting = setting
    self.seed = seed
    people = setting.newcomers.isEmpty ? setting.people : setting.newcomers
    newcomers = Set(setting.newcomers.map(\.role))
    run = AppRun(secretKey: setting.secretKey)
  }

  /// What a subject remembers of this stage.
  subscript<State: SubjectState>(_ type: State.Type) -> State {
    get { states[ObjectIdentifier(type)] as? State ?? State() }
    set { states[ObjectIdentifier(type)] = newValue }
  }

  /// From now on the app is at this address; what the browsers have of another one does not belong to it.
  func move(to address: WebAddress?) {
    guard address != site else { return }
    (site, visitors) = (address, [:])
  }

  /// Performs one line.
  ///
  /// - Throws: ``Diagnosis`` where the app does not do what the line expects, or the line cannot be done.
  func perform(_ line: Line) async throws(Diagnosis) {
    let roles = newcomers.isEmpty ? [] : line.roles(of: people).filter(newcomers.contains)
    if !roles.isEmpty { await RegistrationProbe.settle(on: self) }
    transcript.begin(Token.expand(line.text, value: shownToken), depth: depth, browser: current)
    depth += 1
    defer { depth -= 1 }
    for role in roles { try await RegistrationProbe.enroll(role, on: self) }
    // Every form of the vocabulary makes one that can be performed.
    guard let command = line.command as? any StageCommand else { throw .line(.unreadable(line: line.text)) }
    guard line.isExpectation else { return try await command.perform(on: self) }
    // An expectation may open browsers of its own. Whoever typed it stays where they were, and finds theirs as they were.
    let (typedIn, visitorsBefore, openedBefore) = (current, visitors, opened)
    opened = []
    defer {
      for name in opened { visitors[name] = visitorsBefore[name] }
      (current, opened) = (typedIn, openedBefore)
    }
    try await command.perform(on: self)
  }

  /// Performs a line of the vocabulary under the one that is being performed.
  func type(_ line: String) async throws(Diagnosis) {
    do {
      try await perform(try setting.vocabulary.line(line))
    } catch let diagnosis as Diagnosis {
      throw diagnosis
    } catch {
      // Only a name that the app itself chose can make such a line.
      throw .line(.unreadable(line: line))
    }
  }

  /// Whose lines these are.
  var visitor: Visitor {
    get { visitors[current] ?? Visitor(browser: stranger()) }
    set { visitors[current] = newValue }
  }

  /// The browser that lines are typed in.
  var browser: Browser {
    get { visitor.browser }
    set { visitor.browser = newValue }
  }

  func use(browser name: String) { current = name }

  /// Puts somebody into a browser of this name, and stays in this one.
  func place(_ visitor: Visitor, in name: String) {
    opened.insert(name)
    visitors[name] = visitor
  }

  /// Goes on in a browser of this name that was never used. It is gone when the expectation that opened it ends.
  func open(browser name: String) {
    place(Visitor(browser: stranger()), in: name)
    current = name
  }

  /// Notes for every other browser what has just happened in this one. An app that keeps its users in one place shows it.
  func disturbOthers(_ event: InterferingEvent) {
    for name in visitors.keys where name != current { visitors[name]?.disturbance = event }
  }

  /// Notes for every browser that time has passed.
  func noteWaiting() {
    for name in visitors.keys { visitors[name]?.hasWaited = true }
  }

  /// A fresh browser that nobody sees, for probes.
  func stranger() -> Browser {
    var browser = Browser(endpoint: setting.endpoint, site: site, client: setting.client)
    browser.now = setting.now
    return browser
  }

  /// The value of `$name`: of `$alice` and `$alice-password` what that person has, else letters and digits that stand on
  /// no page by chance.
  func token(_ name: String) -> String {
    if let count = Token.letters(name) { return String(repeating: "a", count: count) }
    if let person = people.first(where: { $0.role == name }) { return person.name }
    if let person = people.first(where: { "\($0.role)-password" == name }) { return person.password }
    let digest = SHA256.hash(data: Data("\(seed)/\(name)".utf8))
    return "zq" + digest.prefix(6).map { String($0 % 36, radix: 36) }.joined()
  }

  /// A made-up password that any app must take, whatever length it asks for.
  func newPassword(_ name: String) -> String { token(name) + token("\(name)-goes-on") }

  /// As the transcript shows it: nobody wants to read thousands of letters.
  private func shownToken(_ name: String) -> String { Token.letters(name) == nil ? token(name) : "$\(name)" }

  func expand(_ text: String) -> String { Token.expand(text, value: token) }

  func expand(_ fields: [FieldValue]) -> [FieldValue] {
    fields.map { FieldValue(name: expand($0.name), value: expand($0.value)) }
  }

  /// Whom a line means: by role or by name.
  func known(_ name: String) -> Person? {
    people.first { $0.role == name } ?? people.first { $0.name == name }
      ?? registrations.first { $0.name == name && !$0.isByAddress }
      .map { Person(name: $0.name, password: $0.password) }
  }

  /// The name that somebody has whom a line calls so.
  func name(of person: String) -> String { known(person)?.name ?? person }

  /// - Throws: ``SignInFault/unknownPerson(_:known:)``
  func person(_ name: String) throws(Diagnosis) -> Person {
    guard let person = known(name) else { throw .signIn(.unknownPerson(name, known: people.map(\.role))) }
    return person
  }

  func forget(browser name: String) { visitors[name] = nil }

  // MARK: What was seen

  /// What was noted since the last time, which is forgotten here.
  func takeTranscript() -> Transcript {
    defer { transcript = Transcript() }
    return transcript
  }

  func note(_ exchange: Exchange, _ changes: [CookieChange] = []) {
    exchangeCount += 1
    transcript.note(exchange, cookieChanges: changes)
    visitor.lastRequestAt = setting.now()
    delay.noteExchange()
  }

  func note(_ changes: [CookieChange]) { transcript.note(changes) }
  func show(_ text: String) { transcript.show(text) }

  /// Puts the exchange of a probe that decided into the transcript, as lines that can be typed to see it.
  func record(_ lines: [String], in browser: String = "probe", _ exchange: Exchange) {
    exchangeCount += 1
    for line in lines {
      transcript.append(
        Transcript.Entry(
          line: line, depth: depth, browser: browser, exchange: line == lines.last ? exchange : nil, isProbe: true))
    }
  }

  /// The last response.
  ///
  /// - Throws: ``BrowserFailure/noPage`` as a diagnosis.
  func view() throws(Diagnosis) -> Browser.View {
    guard let view = browser.view else { throw .line(.cannot(.noPage)) }
    return view
  }
}
