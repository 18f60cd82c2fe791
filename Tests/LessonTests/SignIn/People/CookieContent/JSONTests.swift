import Testing

@testable import Lesson

@Suite(.inTurn) struct JSONTests {
  @Test(arguments: [
    (#"{"b":1,"a":[true,null,-1.50e+3],"b":{}}"#, #"{"b": 1, "a": [true, null, -1.50e+3], "b": {}}"#),
    (" [ ] ", "[]"), ("12345678901234567890123", "12345678901234567890123"), ("false", "false"),
    (#""\ud83d\ude00 Jos\u00e9 \"\\\/\n\t""#, #""😀 José \"\\/\n\t""#), (#""\ud83d""#, "\"\u{FFFD}\""),
    (#"{"é":"日本"}"#, #"{"é": "日本"}"#),
  ]) func whatWasWrittenIsShown(_ text: String, _ shown: String) throws {
    #expect(try #require(JSON(text)).lines() == [shown])
  }

  @Test(arguments: [
    "", " ", "{", "[", "[1", "[1,", "[1,]", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{a:1}", "\"a", "\"\\", "\"\\u12",
    "\"\\u+123\"",
    "\"\\q\"", "01", "1.", ".5", "+1", "nul", "True", "1 2", "[1]]", "'a'", "NaN", "-",
  ]) func whatIsNoJSONIsRefused(_ text: String) {
    #expect(JSON(text) == nil)
  }

  @Test func nestingHasALimit() {
    func nested(_ depth: Int) -> String { String(repeating: "[", count: depth) + String(repeating: "]", count: depth) }
    #expect(JSON(nested(JSON.maximumDepth)) != nil)
    #expect(JSON(nested(JSON.maximumDepth + 1)) == nil)
    #expect(JSON(String(repeating: "[", count: 1_000_000)) == nil)
  }

  @Test func longValuesHaveALineForEachElement() throws {
    let json = try #require(
      JSON(#"{"user":"alice","roles":["reader","writer"],"csrf":"0123456789012345678901234567890"}"#))
    let expected = """
      {
        "user": "alice",
        "roles": ["reader", "writer"],
        "csrf": "0123456789012345678901234567890"
      }
      """
    #expect(json.lines().joined(separator: "\n") == expected)
  }

  @Test func theLastMemberOfANameCounts() throws {
    let json = try #require(JSON(#"{"a":"1","a":"2","b":[{"c":"3"},4.5]}"#))
    #expect(json["a"]?.string == "2")
    #expect(json["d"] == nil)
    #expect(json.strings == ["1", "2", "3"])
    #expect(JSON("4.5")?.number == 4.5)
  }
}
