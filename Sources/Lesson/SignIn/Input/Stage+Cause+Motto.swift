/// Why a motto is shown to the wrong people, or not to the right ones.
extension Stage {
  /// Whoever looks is not who saved it.
  func whyMottoShown(_ text: String) -> MottoCause? {
    savers(of: text).contains { $0.attempt?.name != visitor.attempt?.name } ? .mottoShared : nil
  }

  /// Whoever saved it looks in another browser, and the first one still shows it.
  func whyMottoMissing(_ text: String, at address: String) async -> MottoCause? {
    for saver in savers(of: text) where saver.attempt?.name == visitor.attempt?.name {
      var first = saver.browser
      _ = await first.send(Browser.Order(target: address))
      if first.view?.page.shows(text) == true { return .mottoInBrowser }
    }
    return nil
  }

  /// Those who saved this motto in another browser than the one at hand.
  private func savers(of text: String) -> [Visitor] {
    let names = transcript.entries.filter { line($0)?.command.isEqual(to: CrossSiteLine.saveMotto(text)) == true }.map(
      \.browser)
    return Set(names).subtracting([current]).sorted().compactMap { visitors[$0] }
  }
}
