import Testing

@testable import Lesson

@Suite(.inTurn) struct MarkedTextTests {
  private static let swift = """
    struct A {
      // solution
      func real() { 1 }
      // starter
      //| // Write it here.
      //|   func todo() {}
      //|
      // end
      func common() {}
    }

    """

  @Test func theSolutionLosesTheMarkersAndTheStarter() {
    #expect(
      MarkedText.extract(.solution, from: Self.swift) == """
        struct A {
          func real() { 1 }
          func common() {}
        }

        """)
  }

  @Test func theStarterLosesTheSolutionAndItsLinesAreUncommented() {
    #expect(
      MarkedText.extract(.starter, from: Self.swift) == """
        struct A {
          // Write it here.
            func todo() {}

          func common() {}
        }

        """)
  }

  @Test func pythonAndHTMLHaveTheirOwnCommentSigns() {
    let python =
      "def a():\n    # solution\n    return 1\n    # starter\n    #| return 2  # not yet\n    # end\n# solution, as a word\n"
    #expect(MarkedText.extract(.solution, from: python) == "def a():\n    return 1\n# solution, as a word\n")
    #expect(MarkedText.extract(.starter, from: python) == "def a():\n    return 2  # not yet\n# solution, as a word\n")
    let html = "<p>\n  <!-- solution -->\n  <b>1</b>\n  <!-- starter -->\n  <!--| <b>2</b> -->\n  <!-- end -->\n</p>"
    #expect(MarkedText.extract(.solution, from: html) == "<p>\n  <b>1</b>\n</p>")
    #expect(MarkedText.extract(.starter, from: html) == "<p>\n  <b>2</b>\n</p>")
  }

  @Test func aStarterAloneOrASolutionAloneIsARegionToo() {
    let text = "a\n// starter\n//| b\n// end\n// solution\nc\n// end\nd"
    #expect(MarkedText.extract(.solution, from: text) == "a\nc\nd")
    #expect(MarkedText.extract(.starter, from: text) == "a\nb\nd")
  }

  @Test func aTextWithoutRegionsStaysAsItIs() {
    let text = "// a comment\n#| b\n\n"
    #expect(MarkedText.extract(.solution, from: text) == text)
    #expect(MarkedText.extract(.starter, from: text) == text)
  }
}
