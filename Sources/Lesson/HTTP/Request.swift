/// One HTTP/1.1 request. Its target goes out byte for byte, so that odd spellings can be tried.
struct Request: Sendable, Equatable {
  var method = "GET"
  /// The request target: path and query, as sent.
  var target = "/"
  var headers: [Header] = []
  var body: [UInt8] = []
}
