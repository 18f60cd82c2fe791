import Foundation
import Testing

@testable import SignInKit

/// Cookies made and judged by Flask itself.
struct SessionCookieVectors: Decodable {
  struct Vector: Decodable, Sendable, CustomTestStringConvertible {
    let name: String
    let secretKey: String
    let timestamp: Int
    let json: String
    let compressed: Bool
    let cookie: String

    var values: [String: JSONValue] {
      get throws { try JSONDecoder().decode([String: JSONValue].self, from: Data(json.utf8)) }
    }
    var testDescription: String { name }
  }

  struct Verdict: Decodable, Sendable, CustomTestStringConvertible {
    let `case`: String
    let cookie: String
    let secretKey: String
    let now: Int
    let maxAge: Int
    let ok: Bool
    let json: String?

    var testDescription: String { `case` }
  }

  private struct Cookies: Decodable {
    let vectors: [Vector]
    let verdicts: [Verdict]
  }

  private let flaskSessionCookie: Cookies
  /// By situation; `nil` where Flask sends no such header.
  let setCookieLines: [String: String?]

  var vectors: [Vector] { flaskSessionCookie.vectors }
  var verdicts: [Verdict] { flaskSessionCookie.verdicts }

  /// Empty if the fixture cannot be read, which `theFixtureIsThere` reports.
  static let shared: SessionCookieVectors = {
    let file = URL.fixtures.appending(path: "vectors.json")
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    do {
      return try decoder.decode(SessionCookieVectors.self, from: Data(contentsOf: file))
    } catch {
      Issue.record(error)
      return SessionCookieVectors(flaskSessionCookie: Cookies(vectors: [], verdicts: []), setCookieLines: [:])
    }
  }()
}

@Suite(.inTurn) struct SessionCookieVectorsTests {
  @Test func theFixtureIsThere() {
    #expect(SessionCookieVectors.shared.vectors.count == 8)
    #expect(SessionCookieVectors.shared.verdicts.count == 16)
  }
}
