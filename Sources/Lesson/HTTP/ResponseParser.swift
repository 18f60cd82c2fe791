/// Puts a response together from the bytes of a connection as they come (RFC 9112).
///
/// As lenient as browsers are with line ends, and no more: what a person's browser would not show is a failure.
struct ResponseParser {
  private let isHEAD: Bool
  private let limits: HTTPLimits
  /// What came and was not used yet.
  private var pending: [UInt8] = []
  /// How much of ``pending`` was looked at and holds no line end.
  private var searched = 0
  private var headBytes = 0
  /// The first bytes, to show what is not HTTP.
  private var start: [UInt8] = []
  private var part = Part.statusLine
  private var response = Response(status: 0)

  private enum Part {
    case statusLine, headers
    case body(left: Int)
    case bodyToEnd
    case chunkSize
    case chunk(left: Int)
    case chunkEnd, trailers
    case done
  }

  init(answerTo request: Request, limits: HTTPLimits) {
    isHEAD = request.method == "HEAD"
    self.limits = limits
  }

  /// Takes the next bytes.
  ///
  /// - Returns: the response, once it is whole or its body has reached the limit.
  mutating func take(_ bytes: some Sequence<UInt8>) throws(ExchangeFailure) -> Response? {
    pending += bytes
    if start.count < 40 { start += pending.prefix(40 - start.count) }
    while !isDone {
      guard try step() else { return nil }
    }
    return response
  }

  /// What there is when the connection ends.
  ///
  /// - Parameter isReset: the server gave it up instead of closing it.
  func end(isReset: Bool) throws(ExchangeFailure) -> Response {
    switch part {
    // Where only the connection's end tells that the body is whole, a reset may be that end.
    case .bodyToEnd, .done: return response
    case .statusLine, .headers:
      if headBytes == 0, pending.isEmpty { throw .closedWithoutAnswer }
      throw start.starts(with: Self.version) ? .closedEarly : notHTTP
    case .body, .chunkSize, .chunk, .chunkEnd, .trailers: throw .closedEarly
    }
  }

  private static let version = Array("HTTP/1.".utf8)

  private var isDone: Bool { if case .done = part { true } else { false } }

  private var notHTTP: ExchangeFailure {
    .notHTTP(start: String(start.map { (32..<127).contains($0) ? Character(Unicode.Scalar($0)) : "·" }))
  }

  /// Goes on by one line or one piece of the body; false where more bytes are needed.
  private mutating func step() throws(ExchangeFailure) -> Bool {
    switch part {
    case .statusLine:
      // Not a byte more is waited for than it takes to see that this is something else.
      if zip(pending, Self.version).contains(where: { $0 != $1 }) { throw notHTTP }
      guard let line = try headLine() else { return false }
      try readStatus(line)
      part = .headers
    case .headers:
      guard let line = try headLine() else { return false }
      if line.isEmpty { try beginBody() } else { try readHeader(line) }
    case .body(let left):
      guard takeBody(left) != 0 else { return false }
    case .bodyToEnd:
      guard takeBody(pending.count) != 0 else { return false }
    case .chunkSize:
      guard let line = try chunkLine() else { return false }
      let digits = line.prefix { $0 != UInt8(ascii: ";") && !$0.isSpace }
      guard digits.first != UInt8(ascii: "-"), let size = Int(String(decoding: digits, as: UTF8.self), radix: 16) else {
        throw .closedEarly
      }
      part = size == 0 ? .trailers : .chunk(left: size)
    case .chunk(let left):
      guard takeBody(left) != 0 else { return false }
    case .chunkEnd:
      guard let line = try chunkLine() else { return false }
      guard line.isEmpty else { throw .closedEarly }
      part = .chunkSize
    case .trailers:
      guard let line = try chunkLine() else { return false }
      if line.isEmpty { part = .done }
    case .done: break
    }
    return true
  }

  // MARK: Lines

  /// The next line without its end, a CRLF or a lone LF (RFC 9112 §2.2); nil where it is not all there.
  private mutating func line() -> [UInt8]? {
    guard let end = pending[searched...].firstIndex(of: UInt8(ascii: "\n")) else {
      searched = pending.count
      return nil
    }
    var text = pending[..<end]
    if text.last == UInt8(ascii: "\r") { text.removeLast() }
    let line = Array(text)
    pending.removeFirst(end + 1)
    headBytes += end + 1
    searched = 0
    return line
  }

  private mutating func headLine() throws(ExchangeFailure) -> [UInt8]? {
    let line = line()
    if headBytes + (line == nil ? pending.count : 0) > limits.head { throw .headTooLarge(limit: limits.head) }
    return line
  }

  private mutating func chunkLine() throws(ExchangeFailure) -> [UInt8]? {
    let line = line()
    if line == nil, pending.count > limits.head { throw .closedEarly }
    return line
  }

  /// `HTTP/1.1 200 OK`; the reason may be missing.
  private mutating func readStatus(_ line: [UInt8]) throws(ExchangeFailure) {
    let parts = line.split(separator: UInt8(ascii: " "), maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count > 1, parts[1].count == 3, let status = Int(String(decoding: parts[1], as: UTF8.self)),
      status >= 100
    else { throw notHTTP }
    response = Response(status: status, reason: parts.count > 2 ? String(decoding: parts[2], as: UTF8.self) : "")
  }

  private mutating func readHeader(_ line: [UInt8]) throws(ExchangeFailure) {
    if line[0].isSpace {
      // The value of the line before goes on (obs-fold, RFC 9112 §5.2).
      guard let last = response.headers.indices.last else { throw notHTTP }
      response.headers[last].value += " " + line[...].trimmedText
      return
    }
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > 0, line[..<colon].allSatisfy(\.isTokenCharacter)
    else { throw notHTTP }
    response.headers.append(
      Header(String(decoding: line[..<colon], as: UTF8.self), line[(colon + 1)...].trimmedText))
  }

  // MARK: The body

  /// How long the body is (RFC 9112 §6.3).
  private mutating func beginBody() throws(ExchangeFailure) {
    if (100..<200).contains(response.status), response.status != 101 {
      // Information before the answer.
      part = .statusLine
    } else if isHEAD || [101, 204, 304].contains(response.status) {
      part = .done
    } else if let coding = response.headers.values("transfer-encoding").last {
      part = coding.lowercased().hasSuffix("chunked") ? .chunkSize : .bodyToEnd
    } else if let length = response.headers["content-length"] {
      guard let count = Int(length), count >= 0, Set(response.headers.values("content-length")).count == 1 else {
        throw notHTTP
      }
      part = count == 0 ? .done : .body(left: count)
    } else {
      part = .bodyToEnd
    }
  }

  /// Moves bytes to the body, at most as many as belong to it, and says how many.
  private mutating func takeBody(_ left: Int) -> Int {
    let count = min(left, pending.count)
    let room = limits.body - response.body.count
    response.body += pending.prefix(min(count, room))
    if count > room {
      response.isTruncated = true
      part = .done
      return count
    }
    pending.removeFirst(count)
    switch part {
    case .body: part = count == left ? .done : .body(left: left - count)
    case .chunk: part = count == left ? .chunkEnd : .chunk(left: left - count)
    default: break
    }
    return count
  }
}

extension UInt8 {
  /// A space or a tab.
  fileprivate var isSpace: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }

  /// It may stand in the name of a header field (RFC 9110 §5.6.2).
  fileprivate var isTokenCharacter: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "!#$%&'*+-.^_`|~".utf8.contains(self)
    }
  }
}

extension ArraySlice<UInt8> {
  /// Without the spaces and tabs around a field's value.
  fileprivate var trimmedText: String {
    var text = drop(while: \.isSpace)
    while text.last?.isSpace == true { text.removeLast() }
    return String(decoding: text, as: UTF8.self)
  }
}
