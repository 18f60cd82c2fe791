/// An address of another site, written so that a careless look takes it for one of this site.
struct ForeignAddress: Sendable, Equatable {
  let text: String
  let trick: Trick

  enum Trick: Sendable, Equatable {
    /// None: it says plainly where it leads.
    case plain
    case twoSlashes
    case backslash
    case controlCharacter
    /// The name of this site stands somewhere in it.
    case lookalike
    case oddScheme
    /// Harmless as it stands, and not once it is decoded again.
    case encoded
  }

  /// From the plainest to the oddest. Browsers read all of these as another site (WHATWG URL, "basic URL parser"), or as no
  /// address of a site at all.
  ///
  /// - Parameter site: host and port of the app.
  static func all(besides site: String) -> [ForeignAddress] {
    let evil = "evil.example"
    let texts: [(Trick, [String])] = [
      (.plain, ["https://\(evil)/", "http://\(evil)/profile", "HTTPS://EVIL.EXAMPLE", "ftp://\(evil)/"]),
      (.twoSlashes, ["//\(evil)", "//\(evil)/dashboard", "///\(evil)", "////\(evil)/profile"]),
      (.backslash, ["/\\\(evil)", "\\\\\(evil)", "\\/\(evil)", "/\\/\(evil)", "https:\\\\\(evil)"]),
      (
        .controlCharacter,
        ["/\t/\(evil)", "\t//\(evil)", " //\(evil)", "/\n/\(evil)", "ht\ntps://\(evil)", "\u{1}//\(evil)"]
      ),
      (.encoded, ["/%2F\(evil)", "/%5C\(evil)", "/%09/\(evil)"]),
      (.oddScheme, ["https:\(evil)", "https:/\(evil)", "javascript:alert(1)"]),
      (
        .lookalike,
        [
          "//\(site)@\(evil)", "http://\(site)@\(evil)/", "http://\(site).\(evil)/", "http://\(evil)/\(site)/",
          "https://\(evil)?\(site)/dashboard", "//\(evil)\\@\(site)",
        ]
      ),
    ]
    return texts.flatMap { trick, texts in texts.map { ForeignAddress(text: $0, trick: trick) } }
  }
}
