/// Why people do not come back to the page they wanted.
enum ReturningCauseProbe {
  static func cause(of fault: ReturningFault, on stage: isolated Stage) -> ReturningCause? {
    switch fault {
    case .leavesSite(let address, _), .leavesSiteWhenSignedIn(let address, _): whyLeaving(address, on: stage)
    default: nil
    }
  }

  /// Where an address got lost between the page that was asked for and the page that came.
  static func whyLost(_ got: String, _ expected: String, on stage: isolated Stage) -> ReturningCause? {
    guard stage.visitor.attempt?.kind == nil,
      let sent = stage.evidence.exchanges.lastIndex(where: { $0.request.method == "POST" }),
      stage.evidence.exchanges[..<sent].contains(where: { $0.request.target == expected })
    else { return nil }
    let path = expected.prefix { $0 != "?" }
    if got.prefix(while: { $0 != "?" }) == path { return .queryLost }
    func holds(_ text: String) -> Bool { (text.removingPercentEncoding ?? text).contains(path) }
    let request = stage.evidence.exchanges[sent].request
    let isOthers = stage.transcript.entries.contains {
      $0.browser != stage.current && $0.exchange?.request.target == got
    }
    if isOthers { return .addressShared }
    let form = request.target + " " + String(decoding: request.body, as: UTF8.self)
    guard
      stage.evidence.exchanges[..<sent].contains(where: { $0.request.target != expected && holds($0.request.target) })
    else {
      return .addressLost
    }
    guard holds(form) else { return .addressNotSentOn }
    return form.removingPercentEncoding?.contains("://") == true ? .addressAbsolute : .addressUnused
  }

  /// The first trick that works tells what the app looks at.
  static func whyLeaving(_ address: String, on stage: isolated Stage) -> ReturningCause? {
    let all = ForeignAddress.all(besides: stage.setting.endpoint.authority)
    if address.hasPrefix("///") { return .moreSlashesPass }
    switch all.first(where: { $0.text == address })?.trick {
    case .plain: return .addressNotChecked
    case .twoSlashes: return .twoSlashesPass
    case .backslash: return .backslashPasses
    case .controlCharacter: return .controlCharacterPasses
    case .lookalike: return .lookalikePasses
    case .oddScheme: return .schemePasses
    case .encoded: return .addressDecodedTwice
    case nil: return nil
    }
  }
}

extension ReturningFault {
  func cause(on stage: isolated Stage) async -> (any Cause)? {
    ReturningCauseProbe.cause(of: self, on: stage)
  }
}
