import Hummingbird

/// Sends visitors to the login page, with the address that they asked for.
struct MembersOnly: RouterMiddleware {
  static let pages: Set = ["/dashboard", "/profile", "/settings"]

  func handle(
    _ request: Request, context: SiteContext, next: (Request, SiteContext) async throws -> Response
  ) async throws -> Response {
    if context.person != nil { return try await next(request, context) }
    return .redirect(to: "/login?next=" + Page.encoded(request.uri.string), type: .found)
  }

  /// The address if it is one of these pages, with or without a query; else the first of them. What a header may not hold
  /// cannot be in a query that a browser sent.
  static func page(_ address: String?) -> String {
    guard let address, let path = address.split(separator: "?").first, pages.contains(String(path)),
      address.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
    else { return "/dashboard" }
    return address
  }
}
