/// Thrown by a handler to answer with an error page: `throw Abort(404)`.
public struct Abort: Error {
  public let status: Int
  /// What the page says to the visitor, who need not know the cause.
  public let message: String
  public let headers: Headers

  public init(_ status: Int, _ message: String = "", headers: Headers = [:]) {
    (self.status, self.message, self.headers) = (status, message, headers)
  }
}

extension Response {
  /// A plain page that names an error status. Of its cause it says no more than the message, which is escaped.
  static func errorPage(_ status: Int, _ message: String = "", headers: Headers = [:]) -> Response {
    let name = errorNames[status] ?? "Error"
    let page = """
      <!doctype html>
      <html lang="en">
      <title>\(status) \(name)</title>
      <h1>\(name)</h1>

      """
    let more = message.isEmpty ? "" : "<p>\(escape(message))</p>\n"
    return Response(page + more, status: status, headers: headers)
  }
}

/// RFC 9110 section 15.5 and 15.6, RFC 6585.
private let errorNames = [
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  405: "Method Not Allowed",
  409: "Conflict",
  410: "Gone",
  413: "Content Too Large",
  422: "Unprocessable Content",
  429: "Too Many Requests",
  500: "Internal Server Error",
  503: "Service Unavailable",
]
