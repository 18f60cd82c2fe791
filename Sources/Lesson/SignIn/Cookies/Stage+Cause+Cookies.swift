import Foundation
import SignInKit

/// Why a cookie is believed.
extension Stage {
  func cause(of fault: CookieFault) async -> CookieCause? {
    switch fault {
    case .forgedAccepted(let cookie): await whyForged(cookie)
    case .tamperedAccepted(let cookie): await whyTampered(cookie)
    case .mixedAccepted(let cookie): await whyMixed(cookie)
    default: nil
    }
  }

  /// The cookie that decided, as the transcript has it.
  var madeUp: String? {
    for line in lines.reversed() {
      if case .setCookie(_, let value) = line.command as? CookieLine { return value }
    }
    return nil
  }

  /// Somebody's cookie of this name, as the app gives it for the sign-in that the failed line is about.
  private func ownCookie(_ cookie: String, of person: Person) async -> String? {
    let kinds: [RememberLine] = [.rememberedForgedRefused, .rememberedTamperedRefused, .rememberedMixedRefused]
    let isRemembered = (failedCommand as? RememberLine).map(kinds.contains) == true
    let browser = await trial(person.name, person.password, isRemembered: isRemembered).browser
    return browser.jar.cookie(named: cookie)?.value
  }

  func opens(_ cookie: String, _ value: String) async -> Bool {
    await dashboard(of: stranger(), [Header("Cookie", "\(cookie)=\(value)")])?.isOpen == true
  }

  func whyForged(_ cookie: String) async -> CookieCause? {
    guard let value = madeUp else { return nil }
    if await opens(cookie, token("anything")) { return .anyCookie }
    if let person = people.first, let own = await ownCookie(cookie, of: person), CookieForgery.areNeighbours(own, value)
    {
      return .countedIDs
    }
    if ["1", "true", "True"].contains(value) { return .flag }
    if people.contains(where: { !CookieForgery.resigned(value, from: $0.name, to: $0.name).isEmpty }) {
      return .hashWithoutKey
    }
    guard let name = people.map(\.name).first(where: { CookieForgery.values(for: $0).contains(value) }) else {
      return people.contains { value.contains($0.name) } ? .nameInside : await whyClaims(cookie)
    }
    if CookieForgery.hashes(of: name).contains(value) { return .hashOfName }
    let plain = value.removingPercentEncoding ?? value
    if plain.hasPrefix("{") { return .plainJSON }
    if plain.contains(name) { return .plainName }
    let decoded = Data(base64URL: value)
    if decoded == Data(name.utf8) { return .nameInBase64 }
    return value.contains(".") || decoded?.first == UInt8(ascii: "{") ? await whyClaims(cookie) : .nameDisguised
  }

  /// Why data in base64 is believed. What the app itself sets shows whether there is a signature to look at.
  func whyClaims(_ cookie: String) async -> CookieCause? {
    guard let person = people.first, let own = await ownCookie(cookie, of: person) else { return .claimsInBase64 }
    return CookieContent(own, people: [person.name]).looksSigned ? .signatureIgnored : .claimsInBase64
  }

  func whyTampered(_ cookie: String) async -> CookieCause? {
    if await opens(cookie, token("anything")) { return .anyCookie }
    guard let person = people.first, let value = await ownCookie(cookie, of: person) else { return nil }
    let parts = value.split(separator: ".", omittingEmptySubsequences: false)
    let half = value.prefix(value.count / 2)
    if await opens(cookie, String(half)) {
      let isCutInSignature = parts.count > 1 && half.count { $0 == "." } == parts.count - 1
      return isCutInSignature ? .signatureHalfChecked : .beginningFits
    }
    for changed in CookieMutation.all(of: value) where await opens(cookie, changed) {
      let others = changed.split(separator: ".", omittingEmptySubsequences: false)
      guard others.count == parts.count, let place = parts.indices.first(where: { parts[$0] != others[$0] }) else {
        continue
      }
      let isBegun = parts[place].first == others[place].first
      return place == parts.count - 1 && isBegun ? .signatureHalfChecked : .partNotSigned
    }
    return nil
  }

  func whyMixed(_ cookie: String) async -> CookieCause? {
    guard people.count > 1 else { return nil }
    if await opens(cookie, token("anything")) { return .anyCookie }
    let (one, other) = (people[0], people[1])
    guard let value = await ownCookie(cookie, of: one) else { return nil }
    for renamed in CookieForgery.renamed(value, from: one.name, to: other.name) where await opens(cookie, renamed) {
      return .idNotTiedToName
    }
    return .partsSignedApart
  }
}
