import Foundation
import Testing

@testable import Lesson

/// The tests of the working group that wrote RFC 6265 (Fixtures/http-state).
@Suite(.inTurn) struct PublishedCookieCasesTests {
  /// The published expectations hold from 7 August 2007, when a cookie of case 0003 is over, to 7 August 2019, when that
  /// of case 0002 is. This is the month in which RFC 6265 came out: 1 April 2011, 00:00 UTC.
  static let now = Date(timeIntervalSince1970: 1_301_616_000)

  /// Where browsers have moved on: the `Cookie` header that is sent today, nil for none, and why.
  static let changedSince: [String: (header: String?, reason: Reason)] = [
    "0004": ("foo", .nameless),
    "0021": ("a=b; x; c=d", .nameless),
    "0026": ("foo", .nameless),
    "0028": ("foo", .nameless),
    "chromium0009": ("BLAHHH", .nameless),
    "chromium0010": (#""BLA\"HHH""#, .nameless),
    "chromium0012": ("ABC", .nameless),
    "disabled-chromium0022": (nil, .controlCharacter),
    "disabled-chromium0023": (nil, .controlCharacter),
    "disabled-path0029": (nil, .noDecoding),
    "mozilla0017": ("eight; test=six", .nameless),
    "name0017": ("a=bar", .nameless),
    "name0023": ("foo", .nameless),
    "name0025": ("==a=bar", .nameless),
    "name0028": ("a", .nameless),
    "name0031": (#""foo"#, .nameless),
    "name0033": ("aaa", .nameless),
    "optional-domain0042": ("foo=bar", .emptyDomain),
  ]

  enum Reason {
    /// RFC 6265 ignored a line without a name. RFC 6265bis §5.6 keeps the value, and §5.8.3 sends it alone.
    case nameless
    /// RFC 6265 left it open. RFC 6265bis §5.6 refuses the whole line; the case wants it cut off.
    case controlCharacter
    /// RFC 6265 §5.1.4 compares paths as sent. The case is switched off in the published suite, too.
    case noDecoding
    /// RFC 6265 §5.2.3 ignored an empty domain. In RFC 6265bis §5.6.3 it wins over an earlier one: this host alone.
    case emptyDomain
  }

  @Test(arguments: try publishedCases())
  func sendsTheCookieHeader(_ published: PublishedCase) {
    var jar = CookieJar()
    let origin = Origin(scheme: "http", host: "home.example.org", port: 8888)
    _ = jar.store(
      setCookie: published.setCookieLines, from: origin, path: "/cookie-parser?\(published.name)", at: Self.now)
    let header = jar.header(for: published.nextOrigin, path: published.nextPath, at: Self.now)

    if let change = Self.changedSince[published.name] {
      #expect(header == change.header, "\(change.reason)")
      #expect(header != published.expectedHeader, "no longer differs: take it out of the table")
    } else {
      #expect(header == published.expectedHeader)
    }
  }

  @Test func allCasesAreThere() throws {
    let names = try publishedCases().map(\.name)
    #expect(names.count == 150)
    #expect(Set(Self.changedSince.keys).isSubset(of: names))
  }

  /// Both ends of the time in which the expectations hold, so that `now` is no accident.
  @Test(arguments: [1_186_473_859.0, 1_565_165_058])
  func publishedDatesHoldFromTheFirstToTheLastMoment(_ seconds: Double) {
    var jar = CookieJar()
    let origin = Origin(scheme: "http", host: "home.example.org")
    let lines = [
      "past=1; Expires=Fri, 07 Aug 2007 08:04:19 GMT", "future=1; Expires=Fri, 07 Aug 2019 08:04:19 GMT",
    ]
    let now = Date(timeIntervalSince1970: seconds)
    _ = jar.store(setCookie: lines, from: origin, path: "/", at: now)
    #expect(jar.header(for: origin, path: "/", at: now) == "future=1")
  }
}

/// A response, and what goes with the request after it.
struct PublishedCase: Sendable, CustomTestStringConvertible {
  let name: String
  let setCookieLines: [String]
  let nextOrigin: Origin
  let nextPath: String
  let expectedHeader: String?

  var testDescription: String { name }
}

private struct CaseFile: Decodable {
  struct Case: Decodable {
    let name: String
    let test: String
    let expected: String
  }

  let cases: [Case]
}

private func publishedCases() throws -> [PublishedCase] {
  let file = URL.fixtures.appending(path: "http-state/cookies.json")
  return try JSONDecoder().decode(CaseFile.self, from: Data(contentsOf: file)).cases.map { entry in
    let response = fields(of: entry.test)
    let location = response.first { $0.name == "Location" }?.value ?? "/cookie-parser-result?\(entry.name)"
    let next = URLComponents(string: location)
    return PublishedCase(
      name: entry.name,
      setCookieLines: response.filter { $0.name == "Set-Cookie" }.map(\.value),
      nextOrigin: Origin(scheme: "http", host: next?.host ?? "home.example.org", port: 8888),
      nextPath: "\(next?.percentEncodedPath ?? "")?\(next?.percentEncodedQuery ?? "")",
      // Case 0028 expects a copy of its own response, which holds no such field.
      expectedHeader: fields(of: entry.expected).first { $0.name == "Cookie" }?.value)
  }
}

/// The header fields of a text in which each character is one byte. Values come as from the HTTP layer: trimmed, and
/// UTF-8 where that is valid.
private func fields(of latin1: String) -> [(name: String, value: String)] {
  let bytes = latin1.unicodeScalars.map { UInt8($0.value) }
  return bytes.split(separator: UInt8(ascii: "\n")).map { line in
    let parts = line.split(separator: UInt8(ascii: ":"), maxSplits: 1, omittingEmptySubsequences: false)
    let isSpace = { (byte: UInt8) in byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
    let value = parts[1].drop(while: isSpace).reversed().drop(while: isSpace).reversed()
    let latin1Value = String(String.UnicodeScalarView(value.map { Unicode.Scalar($0) }))
    return (String(decoding: parts[0], as: UTF8.self), String(validating: value, as: UTF8.self) ?? latin1Value)
  }
}
