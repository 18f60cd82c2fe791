import Foundation
import Testing

@testable import Lesson

@Suite(.inTurn) struct CookieDateTests {
  struct PublishedDate: Decodable, Sendable, CustomTestStringConvertible {
    let test: String
    let expected: String?

    var testDescription: String { test }
  }

  static func published() throws -> [PublishedDate] {
    let folder = URL.fixtures.appending(path: "http-state")
    return try ["dates-bsd-examples", "dates-examples"].flatMap { name in
      try JSONDecoder().decode([PublishedDate].self, from: Data(contentsOf: folder.appending(path: "\(name).json")))
    }
  }

  @Test(arguments: try published())
  func readsPublishedDate(_ date: PublishedDate) {
    #expect(CookieDate.parse(date.test).map(Self.text) == date.expected)
  }

  @Test func allPublishedDatesAreThere() throws {
    #expect(try Self.published().count == 70)
  }

  @Test(
    arguments: [
      ("1 jan 69 0:0:0", "Tue, 01 Jan 2069 00:00:00 GMT"),
      ("1 jan 70 0:0:0", "Thu, 01 Jan 1970 00:00:00 GMT"),
      ("1 jan 99 0:0:0", "Fri, 01 Jan 1999 00:00:00 GMT"),
      ("1 jan 100 0:0:0", nil),
      ("1 jan 1600 0:0:0", nil),
      ("1 jan 1601 0:0:0", "Mon, 01 Jan 1601 00:00:00 GMT"),
      ("31 dec 9999 23:59:59", "Fri, 31 Dec 9999 23:59:59 GMT"),
      ("29 feb 2024 12:00:00", "Thu, 29 Feb 2024 12:00:00 GMT"),
      ("29 feb 2023 12:00:00", nil),
      ("31 apr 2024 12:00:00", nil),
      ("0 jan 2024 12:00:00", nil),
      ("32 jan 2024 12:00:00", nil),
      ("1 jan 2024 24:00:00", nil),
      ("1 jan 2024 23:60:00", nil),
      ("1 jan 2024 23:59:60", nil),
      ("1 jan 2024 1:2", nil),
      ("1 jan 2024 001:02:03", nil),
      ("1 jan 2024 01:02:003", nil),
      ("1 jan 2024 1:2:3pm", "Mon, 01 Jan 2024 01:02:03 GMT"),
      ("1 jan 2024 1:2:3:4", "Mon, 01 Jan 2024 01:02:03 GMT"),
      ("1st january 2024th 01:02:03", "Mon, 01 Jan 2024 01:02:03 GMT"),
      ("1 ja\u{301}n 2024 01:02:03", nil),
      ("2024-01-01T01:02:03Z", nil),
      ("tomorrow", nil),
      ("", nil),
    ] as [(String, String?)])
  func readsDate(_ text: String, expected: String?) {
    #expect(CookieDate.parse(text).map(Self.text) == expected)
  }

  private static func text(_ date: Date) -> String {
    let format = DateFormatter()
    format.locale = Locale(identifier: "en_US_POSIX")
    format.timeZone = .gmt
    format.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
    return format.string(from: date)
  }
}
