/// One HTTP/1.1 response as it came, nothing followed and nothing decoded but the transfer coding.
struct Response: Sendable, Equatable {
  var status: Int
  var reason = ""
  var headers: [Header] = []
  var body: [UInt8] = []
  /// The body was longer than the limit; `body` is its beginning.
  var isTruncated = false

  /// The body as text: UTF-8 where it is valid, else Latin-1.
  var text: String {
    String(validating: body, as: UTF8.self) ?? String(String.UnicodeScalarView(body.map { Unicode.Scalar($0) }))
  }

  /// The media type without its parameters, lower-cased; nil where none was sent.
  var mediaType: String? {
    let type = headers["content-type"]?.lowercased().prefix { $0 != ";" }.filter { $0 != " " && $0 != "\t" }
    return type?.isEmpty == true ? nil : type
  }

  /// Whether a browser would show the body as a page. Without a type browsers sniff for markup (WHATWG MIME Sniffing).
  var isHTML: Bool {
    guard let mediaType else { return body.contains(UInt8(ascii: "<")) }
    return mediaType == "text/html" || mediaType == "application/xhtml+xml"
  }

  /// Status line and headers, as they came but safe to show.
  var outline: String {
    (["HTTP/1.1 \(status) \(reason)"] + headers.map { "\($0.name): \($0.value)" }).joined(separator: "\n").harmless
  }

  /// A status with a `Location` that a browser would go to (RFC 9110 §15.4).
  var isRedirect: Bool {
    [301, 302, 303, 307, 308].contains(status) && headers["location"] != nil
  }
}
