/// A request and its response in full: what was sent behind `>`, what came behind `<`.
struct ExchangeText: Sendable {
  let redaction: Redaction
  /// Shown of a body, in characters.
  var limit = 4096

  func lines(_ exchange: Exchange) -> [String] {
    let request = exchange.request
    let sent = ["\(request.method) \(redaction.apply(request.target)) HTTP/1.1"] + text(request.headers)
    var lines = (sent + [""] + text(request.body)).map { "> " + $0 }
    switch exchange.result {
    case .success(let response):
      let came = ["HTTP/1.1 \(response.status) \(response.reason)"] + text(response.headers)
      lines += (came + [""] + text(response.body)).map { "< " + $0 }
      if response.isTruncated { lines.append("< … (the rest was not read)") }
    case .failure(let failure):
      lines.append("< " + failure.explanation("\(request.method) \(redaction.apply(request.target))").happened)
    }
    return lines.map { $0.harmless.trimmingEnd }
  }

  private func text(_ headers: [Header]) -> [String] { redaction.apply(headers).map { "\($0.name): \($0.value)" } }

  private func text(_ body: [UInt8]) -> [String] {
    guard !body.isEmpty else { return [] }
    let text = redaction.apply(String(decoding: body, as: UTF8.self))
    let lines = text.prefix(limit).split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
    return text.count > limit ? lines + ["… (\(text.count - limit) more characters)"] : lines
  }
}

extension String {
  fileprivate var trimmingEnd: String { String(reversed().drop(while: \.isWhitespace).reversed()) }
}
