import Foundation

extension CookieChange {
  /// What happened to a cookie, as a sentence without its end, safe to show.
  ///
  /// Of a cookie that was set again, only what is different: a sliding session sets its cookie with every response.
  func words(at now: Date) -> String { sentence(at: now).harmless }

  private func sentence(at now: Date) -> String {
    switch self {
    case .added(let cookie): "cookie \(cookie.title) is new: \(cookie.words(at: now))"
    case .replaced(let cookie, let old):
      "cookie \(cookie.title) \(cookie.value == old.value ? "was set again, to the same value" : "has a new value")"
        + (cookie.words(at: now) == old.words(at: now) ? "; the rest is as before" : ": \(cookie.words(at: now))")
    case .deleted(let cookie): "cookie \(cookie.title) is gone"
    case .nothingToDelete(let cookie):
      "the app tried to delete cookie \(cookie.title) with Path=\(cookie.path), but the browser has no such cookie"
    case .expired(let cookie): "cookie \(cookie.title) is gone: its time was up"
    case .evicted(let cookie): "cookie \(cookie.title) was dropped, because there were too many"
    case .refused(let line, let refusal): "the browser refused cookie \(line.prefix(40)): \(refusal.words)"
    }
  }
}
