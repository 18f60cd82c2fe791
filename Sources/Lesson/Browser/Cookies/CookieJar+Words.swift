import Foundation

extension CookieJar {
  /// All cookies with their values, a paragraph each, safe to show.
  func outline(at now: Date) -> String {
    guard !cookies.isEmpty else { return "This browser keeps no cookies." }
    return cookies.map { cookie in
      (["\(cookie.title) = \(cookie.value)"] + cookie.lines(at: now).map { "  " + $0 }).joined(separator: "\n")
    }.joined(separator: "\n").harmless
  }
}
