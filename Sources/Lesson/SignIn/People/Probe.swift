/// A request for /dashboard that nobody typed, redirects followed. The transcript shows only one that decided something.
struct Probe: Sendable {
  var browser: Browser
  var headers: [Header] = []
  /// With its question mark.
  var query = ""

  struct Answer: Sendable {
    /// nil where what came is no page.
    let dashboard: Dashboard?
    /// The last one.
    let exchange: Exchange

    var isOpen: Bool { dashboard?.isOpen == true }
    /// 0 where nothing came.
    var status: Int { exchange.response?.status ?? 0 }
    var isServerError: Bool { status >= 500 }
    /// nil where the app answered.
    var failure: Diagnosis? {
      if case .failure(let failure) = exchange.result {
        .app(.noAnswer(failure, request: "GET /dashboard"))
      } else {
        nil
      }
    }
  }

  /// An answer that tells something.
  struct Finding: Sendable {
    /// The probe's.
    let index: Int
    let answer: Answer
  }

  func send() async -> Answer {
    var browser = browser
    var exchange = await browser.send(Browser.Order(target: "/dashboard" + query, headers: headers))
    exchange = await browser.followAll().last ?? exchange
    return Answer(dashboard: browser.view.map(Dashboard.init), exchange: exchange)
  }

  /// The first of these probes, in their order, that was not answered or whose answer tells something. Those after it need
  /// not be sent.
  static func first(of probes: [Probe], where tells: (_ index: Int, Answer) -> Bool) async -> Finding? {
    await SideBySide.first(of: probes) {
      await $0.send()
    } where: {
      $1.failure != nil || tells($0, $1)
    }.map { Finding(index: $0.index, answer: $0.answer) }
  }

  /// - Throws: ``AppFault/noAnswer(_:request:)``
  func answer() async throws(Diagnosis) -> Answer {
    let answer = await send()
    if let failure = answer.failure { throw failure }
    return answer
  }

  /// The first of these probes, in their order, whose answer tells something.
  ///
  /// - Throws: ``AppFault/noAnswer(_:request:)`` where that is what came first.
  static func decisive(
    of probes: [Probe], where tells: @Sendable (_ index: Int, Answer) -> Bool
  ) async throws(Diagnosis) -> Finding? {
    let finding = await first(of: probes, where: tells)
    if let failure = finding?.answer.failure { throw failure }
    return finding
  }
}
