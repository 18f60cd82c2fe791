import Hummingbird

/// What is known about a request.
struct SiteContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  /// Who is signed in in the browser that it came from.
  var person: String?

  init(source: Source) { coreContext = .init(source: source) }

  /// - Throws: 401 for a visitor.
  var member: String {
    get throws {
      guard let person else { throw HTTPError(.unauthorized) }
      return person
    }
  }
}
