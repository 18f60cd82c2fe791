/// Thrown by a handler to answer with an error page: `throw Abort(404)`.
public struct Abort: Error {
  public let status: Int

  public init(_ status: Int) {
    self.status = status
  }
}

extension Response {
  /// A plain page that names an error status and nothing about its cause, which is not the visitor's business.
  static func errorPage(_ status: Int, headers: Headers = [:]) -> Response {
    let name = errorNames[status] ?? "Error"
    let page = """
      <!doctype html>
      <html lang="en">
      <title>\(status) \(name)</title>
      <h1>\(name)</h1>

      """
    return Response(page, status: status, headers: headers)
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
