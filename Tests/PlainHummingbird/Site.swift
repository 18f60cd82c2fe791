import Hummingbird

/// The addresses and what they answer.
struct Site {
  let accounts: Accounts
  let sessions = Sessions()

  var router: Router<SiteContext> {
    let router = Router(context: SiteContext.self, options: .autoGenerateHeadEndpoints)
    router.add(middleware: WhoIsThere(sessions: sessions))
    router.get("/") { _, context in Page.home(context.person) }
    router.get("/about") { _, context in Page.about(context.person) }
    router.get("/login") { request, context in
      Page.login(context.person, next: request.uri.queryParameters["next"].map(String.init))
    }
    router.post("/login") { request, context in try await signIn(request, context) }
    router.get("/register") { _, context in Page.register(context.person) }
    router.post("/register") { request, context in try await register(request, context) }
    router.post("/logout") { request, _ in await signOut(request) }
    router.get("/logout") { _, _ in Page.leave }

    let members = router.group().add(middleware: MembersOnly())
    members.get("/dashboard") { _, context in try Page.dashboard(context.member) }
    members.get("/profile") { _, context in try Page.profile(context.member) }
    members.get("/settings") { request, context in
      try Page.settings(context.member, tab: String(request.uri.queryParameters["tab"] ?? "first"))
    }
    return router
  }

  private func signIn(_ request: Request, _ context: SiteContext) async throws -> Response {
    let fields = try await Fields.sent(in: request)
    let next = request.uri.queryParameters["next"].map(String.init)
    guard let person = await accounts.owner(of: fields.who ?? "", with: fields.secret ?? "") else {
      return Page.login(context.person, next: next, message: "We do not know this name with this password.")
    }
    return await welcome(person, forDays: fields.stay == nil ? nil : 90, to: MembersOnly.page(next))
  }

  private func register(_ request: Request, _ context: SiteContext) async throws -> Response {
    let fields = try await Fields.sent(in: request)
    guard let name = fields.who, let password = fields.secret, fields.again == password, fields.rules != nil else {
      return Page.register(context.person, message: "Type one password twice, and agree to the rules.")
    }
    guard try await accounts.add(name, with: password) else {
      return Page.register(context.person, message: "Choose another name, and a password.")
    }
    return await welcome(name, to: "/dashboard")
  }

  /// Always under a new id: one that was there before may have been planted.
  private func welcome(_ person: String, forDays days: Int? = nil, to page: String) async -> Response {
    var response = Response.redirect(to: page, type: .found)
    let id = await sessions.begin(person, stays: days != nil)
    response.setCookie(
      Cookie(name: Sessions.cookie, value: id, maxAge: days.map { $0 * 24 * 60 * 60 }, path: "/", sameSite: .lax))
    return response
  }

  private func signOut(_ request: Request) async -> Response {
    await sessions.end(request.cookies[Sessions.cookie]?.value)
    var response = Response.redirect(to: "/")
    response.setCookie(Cookie(name: Sessions.cookie, value: "", maxAge: 0, path: "/", sameSite: .lax))
    return response
  }
}
