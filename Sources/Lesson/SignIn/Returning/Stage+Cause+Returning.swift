/// Why people do not come back to the page they wanted.
extension Stage {
  func cause(of fault: ReturningFault) -> ReturningCause? {
    switch fault {
    case .leavesSite(let address, _), .leavesSiteWhenSignedIn(let address, _): whyLeaving(address)
    default: nil
    }
  }

  /// Where an address got lost between the page that was asked for and the page that came.
  func whyLost(_ got: String, _ expected: String) -> ReturningCause? {
    guard visitor.attempt?.kind == nil, let sent = exchanges.lastIndex(where: { $0.request.method == "POST" }),
      exchanges[..<sent].contains(where: { $0.request.target == expected })
    else { return nil }
    let path = expected.prefix { $0 != "?" }
    if got.prefix(while: { $0 != "?" }) == path { return .queryLost }
    func holds(_ text: String) -> Bool { (text.removingPercentEncoding ?? text).contains(path) }
    let request = exchanges[sent].request
    let isOthers = transcript.entries.contains { $0.browser != current && $0.exchange?.request.target == got }
    if isOthers { return .addressShared }
    let form = request.target + " " + String(decoding: request.body, as: UTF8.self)
    guard exchanges[..<sent].contains(where: { $0.request.target != expected && holds($0.request.target) }) else {
      return .addressLost
    }
    guard holds(form) else { return .addressNotSentOn }
    return form.removingPercentEncoding?.contains("://") == true ? .addressAbsolute : .addressUnused
  }

  /// The first trick that works tells what the app looks at.
  func whyLeaving(_ address: String) -> ReturningCause? {
    let all = ForeignAddress.all(besides: setting.endpoint.authority)
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
