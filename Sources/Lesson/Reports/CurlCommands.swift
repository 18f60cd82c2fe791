/// The requests of a transcript as commands for curl, to run in any POSIX shell. Each browser is a cookie file.
struct CurlCommands: Sendable {
  /// Where the app listens, such as `http://127.0.0.1:5000`.
  let origin: String

  func lines(_ transcript: Transcript) -> [String] {
    let browsers = Set(transcript.entries.filter { !$0.isProbe }.map(\.browser)).sorted()
    var lines = ["app=\(origin.shellQuoted)", "rm -f \(browsers.map(Self.cookieFile).joined(separator: " "))"]
    for entry in transcript.entries {
      if entry.depth == 0 { lines += ["", "# \(entry.line.harmless)"] }
      let meant = (try? SignInCourse.vocabulary.line(entry.line))?.command as? CookieLine
      if case .copyCookies(let name) = meant {
        lines.append("cp \(Self.cookieFile(entry.browser)) \(Self.cookieFile(name))")
      } else if case .copySessionCookies(let name) = meant {
        // The fifth field is the end date, and 0 for none.
        lines.append(
          "awk -F '\\t' 'NF < 7 || $5 == 0' \(Self.cookieFile(entry.browser)) >\(Self.cookieFile(name))")
      } else if let exchange = entry.exchange {
        lines.append(command(exchange.request, entry))
      } else {
        lines += entry.cookieChanges.flatMap { Self.edits($0, of: Self.cookieFile(entry.browser)) }
      }
    }
    return lines
  }

  private func command(_ request: Request, _ entry: Transcript.Entry) -> String {
    // As it stands: no `..` taken out of a path, no `[` read as a pattern.
    var words = ["curl", "-sS", "--path-as-is", "-g", request.method == "HEAD" ? "--head" : "-i"]
    if !["GET", "HEAD"].contains(request.method) { words += ["-X", request.method.shellQuoted] }
    let file = Self.cookieFile(entry.browser)
    if !entry.isProbe { words += ["-b", file, "-c", file] }
    for header in request.headers where isWorthSending(header, isProbe: entry.isProbe) {
      words += ["-H", "\(header.name): \(header.value)".shellQuoted]
    }
    words.append("\"$app\"" + request.target.shellQuoted)
    guard !request.body.isEmpty else { return words.joined(separator: " ") }
    guard let text = String(validating: request.body, as: UTF8.self), !text.utf8.contains(0) else {
      return "printf '\(request.body.map(Self.octal).joined())' | "
        + (words + ["--data-binary", "@-"]).joined(separator: " ")
    }
    return (words + ["--data-raw", text.shellQuoted]).joined(separator: " ")
  }

  /// What curl does not send by itself and may make a difference.
  private func isWorthSending(_ header: Header, isProbe: Bool) -> Bool {
    let usual = ["host", "user-agent", "accept", "accept-language", "referer", "origin"]
    let name = header.name.lowercased()
    return !usual.contains(name) && !name.hasPrefix("sec-fetch-") && (isProbe || name != "cookie")
  }

  private static func octal(_ byte: UInt8) -> String { "\\" + String(byte, radix: 8).leftPadded(to: 3) }

  private static func cookieFile(_ browser: String) -> String {
    "cookies-\(browser.map { $0.isLetter || $0.isNumber ? String($0) : "-" }.joined()).txt"
  }

  // MARK: Cookies changed by hand

  /// In the cookie file (curl, "Netscape format"): seven fields with tabs between them.
  private static func edits(_ change: CookieChange, of file: String) -> [String] {
    func without(_ name: String) -> String {
      "touch \(file); awk -F '\\t' -v name=\(name.shellQuoted) '$6 != name' \(file) >\(file).new; mv \(file).new \(file)"
    }
    switch change {
    case .added(let cookie), .replaced(let cookie, _):
      let fields = [
        cookie.domain, cookie.isHostOnly ? "FALSE" : "TRUE", cookie.path, cookie.isSecure ? "TRUE" : "FALSE",
        "\(Int(cookie.expires?.timeIntervalSince1970 ?? 0))", cookie.name, cookie.value,
      ]
      let pattern = Array(repeating: "%s", count: fields.count).joined(separator: "\\t") + "\\n"
      return [
        without(cookie.name), "printf '\(pattern)' \(fields.map(\.shellQuoted).joined(separator: " ")) >>\(file)",
      ]
    case .deleted(let cookie): return [without(cookie.name)]
    default: return []
    }
  }
}
