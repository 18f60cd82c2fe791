/// What the app has noted about one browser, from request to request.
///
/// It travels in a signed cookie: the browser's owner can read it, and cannot change it. Keep no secrets in it. Values
/// that another program noted and that are no text are kept, but not visible here.
@MainActor public final class Session {
  private(set) var values: [String: JSONValue]
  /// Whether the answer depends on the cookie.
  private(set) var wasUsed = false
  private(set) var wasChanged = false

  init(_ values: [String: JSONValue] = [:]) {
    self.values = values
  }

  /// The text noted under that name. Setting `nil` removes it.
  public subscript(name: String) -> String? {
    get {
      wasUsed = true
      guard case .string(let text) = values[name] else { return nil }
      return text
    }
    set { set(name, newValue.map(JSONValue.string)) }
  }

  /// Whether the session survives a closed browser. It then ends some days after the last answer: see
  /// ``WebApp/permanentSessionDays``.
  public var isPermanent: Bool {
    get {
      wasUsed = true
      return keepsCookie
    }
    set { set(Self.permanentName, newValue ? .bool(true) : nil) }
  }

  /// Forgets everything, `isPermanent` included, and with that deletes the cookie.
  public func clear() {
    wasUsed = true
    wasChanged = true
    values.removeAll()
  }

  /// ``isPermanent`` without counting as use.
  var keepsCookie: Bool { values[Self.permanentName] == .bool(true) }

  /// The name under which Flask notes it.
  private static let permanentName = "_permanent"

  private func set(_ name: String, _ value: JSONValue?) {
    wasUsed = true
    // Removing what is not there changes nothing.
    if value != nil || values[name] != nil { wasChanged = true }
    values[name] = value
  }
}
