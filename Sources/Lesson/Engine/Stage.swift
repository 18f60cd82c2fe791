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
    /// Whom the names of people in lines stand for before anything was done.
    var cast: [Person] { newcomers.isEmpty ? people : newcomers }
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
    var knowledge: CourseKnowledge
    var course: Course
    /// The step that is judged, or that somebody is at.
    var step: String
  }

  /// The name of the browser that is open at the start.
  static let firstBrowser = "you"

  let setting: Setting
  private let seed: String
  /// By the names of their browsers.
  var visitors: [String: Visitor] = [:]
  var current = Stage.firstBrowser
  var transcript = Transcript()
  /// How many exchanges were noted so far.
  private(set) var exchangeCount = 0
  private var depth = 0
  /// The browsers that the expectation at hand opened for itself.
  private var opened: Set<String> = []
  /// Whom the names of people in lines stand for.
  var people: [Person]
  /// The roles that have no account yet.
  var newcomers: Set<String>
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
    people = setting.cast
    newcomers = Set(setting.newcomers.map(\.role))
    run = AppRun(secretKey: setting.secretKey)
  }

  /// No account that was made is there any longer.
  func forgetAccounts() {
    people = setting.cast
    newcomers = Set(setting.newcomers.map(\.role))
  }

  /// Makes an account for somebody who has none yet.
  func enroll(_ role: String) async throws(Diagnosis) {
    try await setting.knowledge.accounts?.enroll(role, on: self)
  }

  /// Says what has happened to all subjects of the course.
  func post(_ event: some StageEvent) throws(Diagnosis) {
    for observer in setting.knowledge.observers { try observer(event, self) }
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
    if !roles.isEmpty { await setting.knowledge.accounts?.settle(on: self) }
    // Nobody wants to read thousands of letters.
    let shown = Token.expand(line.text) { Token.letters($0) == nil ? token($0) : "$\($0)" }
    transcript.begin(shown, depth: depth, browser: current)
    depth += 1
    defer { depth -= 1 }
    for role in roles { try await enroll(role) }
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
      try await perform(try setting.knowledge.vocabulary.line(line))
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

  /// A fresh browser that nobody sees, for probes.
  func stranger() -> Browser {
    var browser = Browser(
      endpoint: setting.endpoint, site: site, client: setting.client, recognition: setting.knowledge.recognition)
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

  func expand(_ text: String) -> String { Token.expand(text, value: token) }

  func expand(_ fields: [FieldValue]) -> [FieldValue] {
    fields.map { FieldValue(name: expand($0.name), value: expand($0.value)) }
  }

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

  /// Puts the exchange of a probe that decided into the transcript, as lines that can be typed to see it.
  func record(_ lines: [String], in browser: String = "probe", _ exchange: Exchange) {
    exchangeCount += 1
    for line in lines {
      transcript.append(
        Transcript.Entry(
          line: line, depth: depth, browser: browser, exchange: line == lines.last ? exchange : nil, isProbe: true))
    }
  }

  /// Which mistake a diagnosis comes from; nil where it is plain, or cannot be told.
  func cause(of diagnosis: Diagnosis) async -> (any Cause)? {
    if let fault = diagnosis.fault as? any ProbedFault { return await fault.cause(on: self) }
    return await setting.knowledge.cause(diagnosis.fault, self)
  }

  /// What there is to go by.
  var evidence: Evidence { Evidence(self) }

  /// The diagnosis of a line that the browser cannot do.
  func cannot(_ failure: BrowserFailure) -> Diagnosis {
    .line(.cannot(failure, example: setting.knowledge.examples.open))
  }

  /// The last response.
  ///
  /// - Throws: ``BrowserFailure/noPage`` as a diagnosis.
  func view() throws(Diagnosis) -> Browser.View {
    guard let view = browser.view else { throw cannot(.noPage) }
    return view
  }
}
