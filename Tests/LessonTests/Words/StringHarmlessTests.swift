import Testing

@testable import Lesson

@Suite(.inTurn) struct StringHarmlessTests {
  @Test(arguments: [
    ("plain text, ünï 日本 👍🏽\n\ttab\n", "plain text, ünï 日本 👍🏽\n\ttab\n"),
    ("one\r\ntwo\rthree\r", "one\ntwo␍three␍"),
    ("\u{1B}[31m\u{1B}[1mred\u{1B}[0m", "red"),
    ("\u{1B}[2J\u{1B}[1;1Htop\u{1B}[?25l", "top"),
    ("\u{1B}]0;title\u{07}", "␛]0;title␇"),
    ("\u{1B}c reset \u{1B}", "␛c reset ␛"),
    ("cut \u{1B}[31", "cut ␛[31"),
    ("\u{1B}[31\nm", "␛[31\nm"),
    ("a\u{08}b\u{00}c\u{7F}", "a␈b␀c␡"),
    ("\u{9B}31m", "\u{FFFD}31m"),
    ("a\u{202E}b\u{2066}c\u{2028}d", "a\u{FFFD}b\u{FFFD}c\u{FFFD}d"),
  ])
  func textIsHarmless(raw: String, shown: String) {
    #expect(String(harmless: Array(raw.utf8)).unicodeScalars.elementsEqual(shown.unicodeScalars))
  }

  @Test func invalidBytesAreRepaired() {
    #expect(String(harmless: [0x61, 0xFF, 0x62, 0xC3]) == "a\u{FFFD}b\u{FFFD}")
  }
}
