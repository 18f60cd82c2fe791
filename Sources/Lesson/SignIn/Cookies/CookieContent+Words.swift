import Foundation

extension CookieContent {
  /// More lines of a value are not shown.
  static let maximumLines = 24

  /// What a cookie says, who can read it, what stops a person from changing it, and what to type next. Not yet harmless.
  ///
  /// It never says that a signature is right: only whoever has the key can tell.
  ///
  /// - Parameter people: The names that somebody may want to put in the place of the one that is there.
  func lines(of cookie: Cookie, people: [String], at now: Date) -> [String] {
    var lines = ["\(cookie.title): \(looks)"] + shown.map { "  " + $0 } + times(at: now).map { "  " + $0 }
    if self == .empty { return lines }
    lines += ["  Who can read it? \(readers)", "  What stops a change? \(protection)"]
    let line = next(cookie, people).map { "`\($0)`" }
    return lines + (line.map { ["  Try \($0), then `visit /dashboard`."] } ?? [])
  }

  // MARK: What it is

  private var looks: String {
    switch self {
    case .empty: "it is empty."
    case .number: "a number."
    case .text: "plain text."
    case .json: "JSON, a way to write data."
    case .bytes(let count): "\(count) bytes that are no text."
    case .encoded(let encoding, let content): content.looks.dropLast() + ", \(encoding.words)."
    case .signed(let signed) where signed.signature.isEmpty: "data that has lost its signature."
    case .signed(let signed):
      signed.time == nil
        ? "looks signed: data and a signature."
        : "looks signed, as Flask and the kit of this course do it: data, time and signature."
    case .token: "a JSON Web Token: a header, claims and a signature, each in base64."
    case .digest(let digest, let name): "the \(digest.rawValue) hash of the name \(name)."
    case .random(let random): "looks random: \(random.length) characters, \(random.alphabet.words)."
    }
  }

  /// The value as it can be read, cut where it is long.
  private var shown: [String] {
    let lines: [String] =
      switch core {
      case .json(let json): json.lines()
      case .text(let text), .number(let text): JSON.string(text).lines()
      case .token(let token): token.header.lines(after: "header: ") + token.claims.lines(after: "claims: ")
      case .bytes(let count): ["No text comes out of these \(count) bytes: encrypted, damaged, or far too much."]
      case .random where looksSigned: ["The data looks random: no text comes out of it."]
      case .empty, .encoded, .signed, .digest, .random: []
      }
    let cut = lines.prefix(Self.maximumLines).map { $0.count > 400 ? $0.prefix(400) + "…" : $0 }
    return cut + (lines.count > cut.count ? ["… (\(lines.count - cut.count) lines more)"] : [])
  }

  private func times(at now: Date) -> [String] {
    switch self {
    case .encoded(_, let content): content.times(at: now)
    case .signed(let signed): signed.time.map { ["Signed \(Self.moment($0, now))."] } ?? []
    case .token(let token):
      [("iat", "Made"), ("nbf", "Not valid before"), ("exp", "Valid until")].compactMap { claim, words in
        token.date(claim).map { "\(words) \(Self.moment($0, now)) (\(claim))." }
      }
    default: []
    }
  }

  private static func moment(_ date: Date, _ now: Date) -> String {
    let format = Date.ISO8601FormatStyle(timeZone: .gmt).year().month().day().dateTimeSeparator(.space)
      .time(includingFractionalSeconds: false)
    let seconds = now.timeIntervalSince(date)
    let span = seconds.words(isRough: true)
    let distance = abs(seconds) < 1 ? "just now" : seconds < 0 ? "in \(span)" : "\(span) ago"
    return "\(date.formatted(format)) UTC, \(distance)"
  }

  // MARK: What that means

  private var readers: String {
    switch core {
    case .random:
      """
      Nobody, by itself. Either it is an id, and the app keeps what it stands for; or it is encrypted. Whoever copies it \
      can use it all the same.
      """
    case .digest: "Everybody who guesses what was hashed. Anybody can compute this hash."
    case .bytes: "Perhaps the app alone."
    default: "Anybody who holds the cookie.\(isEncoded ? " It is encoded, not encrypted." : "")"
    }
  }

  private var protection: String {
    let unknowable = "Without the key nobody can tell whether it is right, this program included."
    return switch self {
    case .encoded(_, let content): content.protection
    case .signed(let signed) where signed.signature.isEmpty: "Nothing: the place of the signature is empty."
    case .signed: "A signature made with the app's secret key, if its last part is one. \(unknowable)"
    case .token(let token) where token.algorithm.lowercased() == "none":
      "Nothing: `alg: none` means that there is no signature. An app should refuse such a token (RFC 8725 §3.2)."
    case .token(let token) where token.signature.isEmpty: "Nothing: the place of the signature is empty."
    case .token(let token):
      "A signature made with the app's \(token.algorithm.hasPrefix("HS") ? "secret" : "private") key. \(unknowable)"
    case .number: "Nothing: whoever can count can try the next one."
    case .random: "Only that nobody can guess another value, if it is random indeed."
    case .bytes: "That cannot be seen from here."
    case .empty, .text, .json, .digest: "Nothing: anybody can write another value into the cookie."
    }
  }

  private var isEncoded: Bool {
    switch self {
    case .encoded, .token: true
    case .signed(let signed): signed.data.isEncoded
    default: false
    }
  }

  // MARK: What to try

  /// A line that shows whether the app notices a change; nil for a cookie without a name, which no line can name.
  private func next(_ cookie: Cookie, _ people: [String]) -> String? {
    guard !cookie.name.isEmpty else { return nil }
    guard let value = forged(cookie.value, people) else { return "tamper with cookie \(Line.quoted(cookie.name))" }
    return "set cookie \(Line.quoted("\(cookie.name)=\(value)"))"
  }

  /// The value with another person in it, where nothing stops that.
  private func forged(_ value: String, _ people: [String]) -> String? {
    guard !looksSigned else { return nil }
    switch core {
    case .number(let digits): return value == digits ? Int(digits).map { String($0 &+ 1) } : nil
    case .digest(let digest, let name): return people.first { $0 != name }.map(digest.hex)
    case .text, .json:
      guard let name = people.first(where: { person in strings.contains { $0.names(person) } }),
        let other = people.first(where: { $0 != name })
      else { return nil }
      return CookieForgery.renamed(value, from: name, to: other).first { $0.count <= 200 }
    default: return nil
    }
  }

  private var strings: [String] {
    switch core {
    case .text(let text): [text]
    case .json(let json): json.strings
    default: []
    }
  }
}

extension CookieContent.Encoding {
  fileprivate var words: String {
    switch self {
    case .quotes: "in quotes"
    case .percent: "percent-encoded"
    case .base64: "in base64"
    case .hex: "in hex"
    case .compressed: "compressed"
    }
  }
}

extension CookieContent.RandomText.Alphabet {
  fileprivate var words: String {
    switch self {
    case .digits: "digits only"
    case .hexDigits: "digits and the letters a to f"
    case .lettersAndDigits: "letters and digits"
    case .lettersDigitsAndSigns: "letters, digits and signs"
    }
  }
}
