import Foundation

/// The date of an `Expires` attribute, read as browsers read it: words in any order, day names and time zones skipped,
/// always UTC (RFC 6265 §5.1.1).
enum CookieDate {
  /// - Returns: nil if a part is missing or there is no such date. The attribute is then ignored.
  static func parse(_ text: String) -> Date? {
    var time: Time?
    var day: Int?
    var month: Int?
    var year: Int?

    // Each word fills the first part that is still open and that it can be read as.
    for word in text.utf8.split(whereSeparator: isDelimiter) {
      if time == nil, let found = Time(word) {
        time = found
      } else if day == nil, let found = leadingNumber(of: word, digits: 1...2) {
        day = found
      } else if month == nil, let found = monthNumber(of: word) {
        month = found
      } else if year == nil, let found = leadingNumber(of: word, digits: 2...4) {
        year = found
      }
    }

    guard let time, let day, let month, let year else { return nil }
    return date(year: fullYear(year), month: month, day: day, time: time)
  }

  private typealias Word = Substring.UTF8View

  private struct Time {
    let hour: Int
    let minute: Int
    let second: Int

    /// `8:4:19`, with or without more behind it.
    init?(_ word: Word) {
      let fields = word.split(separator: UInt8(ascii: ":"), maxSplits: 2, omittingEmptySubsequences: false)
      guard fields.count == 3,
        fields[0].allSatisfy(isDigit), fields[1].allSatisfy(isDigit),
        let hour = leadingNumber(of: fields[0], digits: 1...2),
        let minute = leadingNumber(of: fields[1], digits: 1...2),
        let second = leadingNumber(of: fields[2], digits: 1...2)
      else { return nil }
      (self.hour, self.minute, self.second) = (hour, minute, second)
    }
  }

  private static func isDelimiter(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x09, 0x20...0x2F, 0x3B...0x40, 0x5B...0x60, 0x7B...0x7E: true
    default: false
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  /// The digits that begin the word, if there are as many as allowed: `12th` counts, `123` does not for `1...2`.
  private static func leadingNumber(of word: Word, digits allowed: ClosedRange<Int>) -> Int? {
    let digits = word.prefix(while: isDigit)
    return allowed.contains(digits.count) ? Int(Substring(digits)) : nil
  }

  private static func monthNumber(of word: Word) -> Int? {
    let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    let start = String(decoding: word.prefix(3), as: UTF8.self).lowercased()
    return months.firstIndex(of: start).map { $0 + 1 }
  }

  private static func fullYear(_ year: Int) -> Int {
    switch year {
    case 0...69: year + 2000
    case 70...99: year + 1900
    default: year
    }
  }

  private static func date(year: Int, month: Int, day: Int, time: Time) -> Date? {
    guard year >= 1601, time.hour <= 23, time.minute <= 59, time.second <= 59 else { return nil }
    let parts = DateComponents(
      calendar: Calendar(identifier: .gregorian), timeZone: .gmt,
      year: year, month: month, day: day, hour: time.hour, minute: time.minute, second: time.second)
    return parts.isValidDate ? parts.date : nil
  }
}
