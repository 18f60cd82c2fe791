import Hummingbird

/// Looks up once for each request who is signed in.
struct WhoIsThere: RouterMiddleware {
  let sessions: Sessions

  func handle(
    _ request: Request, context: SiteContext, next: (Request, SiteContext) async throws -> Response
  ) async throws -> Response {
    var context = context
    context.person = await sessions.person(request.cookies[Sessions.cookie]?.value)
    return try await next(request, context)
  }
}
