/// Why a motto is shown to the wrong people, or not to the right ones.
enum MottoCauseProbe {
  /// Whoever looks is not who saved it.
  static func whyMottoShown(_ text: String, on stage: isolated Stage) -> MottoCause? {
    savers(of: text, on: stage).contains { $0.attempt?.name != stage.visitor.attempt?.name } ? .mottoShared : nil
  }

  /// Whoever saved it looks in another browser, and the first one still shows it.
  static func whyMottoMissing(_ text: String, at address: String, on stage: isolated Stage) async -> MottoCause? {
    for saver in savers(of: text, on: stage) where saver.attempt?.name == stage.visitor.attempt?.name {
      var first = saver.browser
      _ = await first.send(Browser.Order(target: address))
      if first.view?.page.shows(text) == true { return .mottoInBrowser }
    }
    return nil
  }

  /// Those who saved this motto in another browser than the one at hand.
  private static func savers(of text: String, on stage: isolated Stage) -> [Visitor] {
    let names = stage.transcript.entries.filter {
      stage.evidence.line($0)?.command.isEqual(to: CrossSiteLine.saveMotto(text)) == true
    }.map(
      \.browser)
    return Set(names).subtracting([stage.current]).sorted().compactMap { stage.visitors[$0] }
  }
}
