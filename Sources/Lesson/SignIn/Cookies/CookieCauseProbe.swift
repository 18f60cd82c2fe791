import Foundation
import SignInKit

/// Why a cookie is believed.
enum CookieCauseProbe {
  static func cause(of fault: CookieFault, on stage: isolated Stage) async -> CookieCause? {
    switch fault {
    case .forgedAccepted(let cookie): await whyForged(cookie, on: stage)
    case .tamperedAccepted(let cookie): await whyTampered(cookie, on: stage)
    case .mixedAccepted(let cookie): await whyMixed(cookie, on: stage)
    default: nil
    }
  }

  /// The cookie that decided, as the transcript has it.
  static func madeUp(on stage: isolated Stage) -> String? {
    for line in stage.evidence.lines.reversed() {
      if case .setCookie(_, let value) = line.command as? CookieLine { return value }
    }
    return nil
  }

  /// Somebody's cookie of this name, as the app gives it for the sign-in that the failed line is about.
  private static func ownCookie(_ cookie: String, of person: Person, on stage: isolated Stage) async -> String? {
    let isRemembered =
      switch stage.evidence.failedCommand as? CookieTrustLine {
      case .forgedCookiesRefused(.remembered), .tamperedCookiesRefused(.remembered), .mixedCookiesRefused(.remembered):
        true
      default: false
      }
    let browser = await SignInTrial.trial(person.name, person.password, isRemembered: isRemembered, on: stage).browser
    return browser.jar.cookie(named: cookie)?.value
  }

  static func opens(_ cookie: String, _ value: String, on stage: isolated Stage) async -> Bool {
    await DashboardProbe.dashboard(of: stage.stranger(), [Header("Cookie", "\(cookie)=\(value)")])?.isOpen == true
  }

  static func whyForged(_ cookie: String, on stage: isolated Stage) async -> CookieCause? {
    guard let value = madeUp(on: stage) else { return nil }
    if await opens(cookie, stage.token("anything"), on: stage) { return .anyCookie }
    if let person = stage.people.first, let own = await ownCookie(cookie, of: person, on: stage),
      CookieForgery.areNeighbours(own, value)
    {
      return .countedIDs
    }
    if ["1", "true", "True"].contains(value) { return .flag }
    if stage.people.contains(where: { !CookieForgery.resigned(value, from: $0.name, to: $0.name).isEmpty }) {
      return .hashWithoutKey
    }
    guard let name = stage.people.map(\.name).first(where: { CookieForgery.values(for: $0).contains(value) }) else {
      return stage.people.contains { value.contains($0.name) } ? .nameInside : await whyClaims(cookie, on: stage)
    }
    if CookieForgery.hashes(of: name).contains(value) { return .hashOfName }
    let plain = value.removingPercentEncoding ?? value
    if plain.hasPrefix("{") { return .plainJSON }
    if plain.contains(name) { return .plainName }
    let decoded = Data(base64URL: value)
    if decoded == Data(name.utf8) { return .nameInBase64 }
    return value.contains(".") || decoded?.first == UInt8(ascii: "{")
      ? await whyClaims(cookie, on: stage) : .nameDisguised
  }

  /// Why data in base64 is believed. What the app itself sets shows whether there is a signature to look at.
  static func whyClaims(_ cookie: String, on stage: isolated Stage) async -> CookieCause? {
    guard let person = stage.people.first, let own = await ownCookie(cookie, of: person, on: stage) else {
      return .claimsInBase64
    }
    return CookieContent(own, people: [person.name]).looksSigned ? .signatureIgnored : .claimsInBase64
  }

  static func whyTampered(_ cookie: String, on stage: isolated Stage) async -> CookieCause? {
    if await opens(cookie, stage.token("anything"), on: stage) { return .anyCookie }
    guard let person = stage.people.first, let value = await ownCookie(cookie, of: person, on: stage) else {
      return nil
    }
    let parts = value.split(separator: ".", omittingEmptySubsequences: false)
    let half = value.prefix(value.count / 2)
    if await opens(cookie, String(half), on: stage) {
      let isCutInSignature = parts.count > 1 && half.count { $0 == "." } == parts.count - 1
      return isCutInSignature ? .signatureHalfChecked : .beginningFits
    }
    for changed in CookieMutation.all(of: value) where await opens(cookie, changed, on: stage) {
      let others = changed.split(separator: ".", omittingEmptySubsequences: false)
      guard others.count == parts.count, let place = parts.indices.first(where: { parts[$0] != others[$0] }) else {
        continue
      }
      let isBegun = parts[place].first == others[place].first
      return place == parts.count - 1 && isBegun ? .signatureHalfChecked : .partNotSigned
    }
    return nil
  }

  static func whyMixed(_ cookie: String, on stage: isolated Stage) async -> CookieCause? {
    guard stage.people.count > 1 else { return nil }
    if await opens(cookie, stage.token("anything"), on: stage) { return .anyCookie }
    let (one, other) = (stage.people[0], stage.people[1])
    guard let value = await ownCookie(cookie, of: one, on: stage) else { return nil }
    for renamed in CookieForgery.renamed(value, from: one.name, to: other.name)
    where await opens(cookie, renamed, on: stage) {
      return .idNotTiedToName
    }
    return .partsSignedApart
  }
}

extension CookieFault {
  func cause(on stage: isolated Stage) async -> (any Cause)? {
    await CookieCauseProbe.cause(of: self, on: stage)
  }
}
