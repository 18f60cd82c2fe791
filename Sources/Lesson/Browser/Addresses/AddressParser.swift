/// The WHATWG basic URL parser, cut down to http and https.
struct AddressParser {
  private let input: [Unicode.Scalar]
  private let base: WebAddress?

  /// Strips control characters and spaces at both ends and removes tabs and line breaks: the standard's first steps.
  init(_ text: String, base: WebAddress?) {
    let scalars = Array(text.unicodeScalars)
    let start = scalars.firstIndex { $0.value > 0x20 } ?? scalars.count
    let end = (scalars.lastIndex { $0.value > 0x20 } ?? start - 1) + 1
    input = scalars[start..<max(start, end)].filter { $0 != "\t" && $0 != "\n" && $0 != "\r" }
    self.base = base
  }

  func address() -> WebAddress? {
    guard let colon = schemeEnd else {
      return base.flatMap { relative(input[...], to: $0) }
    }
    let scheme = String(text(input[..<colon])).lowercased()
    guard WebAddress.defaultPorts[scheme] != nil else { return nil }
    let rest = input[(colon + 1)...]
    // "https:evil" stays on the site that it is read on only where that site has the same scheme.
    if let base, base.scheme == scheme, !rest.starts(with: ["/", "/"]) {
      return relative(rest, to: base)
    }
    return absolute(rest.drop(while: isSlash), scheme: scheme)
  }

  /// A request's target at the base's origin: a path even where it begins with two slashes, for that is what it is on the wire.
  func target() -> WebAddress? {
    base.map { finish($0, path: input.first.map(isSlash) == true ? input.dropFirst() : input[...], under: []) }
  }

  /// The position of the colon after a valid scheme.
  private var schemeEnd: Int? {
    guard let first = input.first, first.isASCIILetter, let colon = input.firstIndex(of: ":") else { return nil }
    let isScheme = input[..<colon].allSatisfy {
      $0.isASCIILetter || $0.isASCIIDigit || $0 == "+" || $0 == "-" || $0 == "."
    }
    return isScheme ? colon : nil
  }

  /// The standard's "relative state" and "relative slash state".
  private func relative(_ rest: ArraySlice<Unicode.Scalar>, to base: WebAddress) -> WebAddress? {
    var result = base
    result.fragment = nil
    guard let first = rest.first else { return result }
    if isSlash(first) {
      let afterSlash = rest.dropFirst()
      if let second = afterSlash.first, isSlash(second) {
        return absolute(afterSlash.drop(while: isSlash), scheme: base.scheme)
      }
      return finish(result, path: afterSlash, under: [])
    }
    if first == "?" || first == "#" {
      return finish(result, queryAndFragment: rest)
    }
    let folders = base.path.split(separator: "/", omittingEmptySubsequences: false).dropFirst().dropLast()
    return finish(result, path: rest, under: folders.map(String.init))
  }

  /// The standard's "authority state": everything after the slashes.
  private func absolute(_ rest: ArraySlice<Unicode.Scalar>, scheme: String) -> WebAddress? {
    let end = rest.firstIndex { isSlash($0) || $0 == "?" || $0 == "#" } ?? rest.endIndex
    var authority = rest[..<end]
    if let at = authority.lastIndex(of: "@") { authority = authority[(at + 1)...] }
    let closingBracket = authority.lastIndex(of: "]") ?? authority.startIndex
    let colon = authority[closingBracket...].firstIndex(of: ":")
    guard let host = HostParser.host(text(authority[..<(colon ?? authority.endIndex)])),
      let port = port(authority[(colon.map { $0 + 1 } ?? authority.endIndex)...], scheme: scheme)
    else { return nil }
    let start = WebAddress(scheme: scheme, host: host, port: port, path: "/")
    var path = rest[end...]
    if let first = path.first, isSlash(first) { path = path.dropFirst() }
    return finish(start, path: path, under: [])
  }

  private func port(_ digits: ArraySlice<Unicode.Scalar>, scheme: String) -> Int? {
    guard !digits.isEmpty else { return WebAddress.defaultPorts[scheme] }
    guard digits.allSatisfy(\.isASCIIDigit), let number = Int(text(digits)), number <= 65535 else { return nil }
    return number
  }

  /// The standard's "path state": `rest` is what follows a slash, `folders` the segments that it stands under.
  private func finish(
    _ start: WebAddress, path rest: ArraySlice<Unicode.Scalar>, under folders: [String]
  ) -> WebAddress {
    let end = rest.firstIndex { $0 == "?" || $0 == "#" } ?? rest.endIndex
    var segments = folders
    let pieces = rest[..<end].split(omittingEmptySubsequences: false, whereSeparator: isSlash)
    for (index, piece) in pieces.enumerated() {
      let isLast = index == pieces.count - 1
      switch dots(text(piece)) {
      case "..":
        segments = segments.dropLast()
        if isLast { segments.append("") }
      case ".":
        if isLast { segments.append("") }
      default:
        segments.append(PercentEncoding.path.encode(text(piece)))
      }
    }
    var result = start
    result.path = "/" + segments.joined(separator: "/")
    result.query = nil
    result.fragment = nil
    return finish(result, queryAndFragment: rest[end...])
  }

  /// Escaped dots are dots. Most segments have no escape at all, and every request asks.
  private func dots(_ piece: String) -> String {
    piece.utf8.contains(UInt8(ascii: "%")) ? piece.lowercased().replacing("%2e", with: ".") : piece
  }

  private func finish(_ start: WebAddress, queryAndFragment rest: ArraySlice<Unicode.Scalar>) -> WebAddress {
    var result = start
    let hash = rest.firstIndex(of: "#") ?? rest.endIndex
    if rest[..<hash].first == "?" {
      result.query = PercentEncoding.query.encode(text(rest[..<hash].dropFirst()))
    }
    if hash < rest.endIndex {
      result.fragment = PercentEncoding.fragment.encode(text(rest[(hash + 1)...]))
    }
    return result
  }

  /// In http and https addresses a backslash is a slash.
  private func isSlash(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "/" || scalar == "\\"
  }

  private func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }
}

extension Unicode.Scalar {
  fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
  fileprivate var isASCIILetter: Bool { ("a"..."z").contains(self) || ("A"..."Z").contains(self) }
}
