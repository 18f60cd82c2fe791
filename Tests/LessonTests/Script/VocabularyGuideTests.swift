import Foundation
import Testing

@testable import Lesson

@Suite(.inTurn) struct VocabularyGuideTests {
  @Test func thePageInTheRepositoryIsWhatTheVocabularySays() throws {
    let page = try String(contentsOf: .repository.appending(path: "docs/lines.md"), encoding: .utf8)
    #expect(
      page.trimmed == VocabularyGuide.markdown.trimmed,
      "make it anew: .build/debug/lesson vocabulary > docs/lines.md")
  }

  @Test func everyFormStandsInTheGuideUnderItsGroup() {
    let sections = VocabularyGuide.markdown.split(separator: "\n## ").dropFirst()
    #expect(sections.map { $0.prefix { $0 != "\n" } } == LineForm.Group.allCases.map { $0.rawValue[...] })
    for (group, section) in zip(LineForm.Group.allCases, sections) {
      for form in Vocabulary.forms where form.group == group {
        #expect(section.contains("\n| `\(form.pattern)` | \(form.summary) | `\(form.example)` |"))
      }
    }
  }

  @Test func aRowIsOneSentenceAndBreaksNoTable() {
    for form in Vocabulary.forms {
      #expect(form.summary.hasSuffix("."), "\(form.pattern)")
      #expect(![form.pattern, form.summary, form.example].joined().contains { "|`\n".contains($0) }, "\(form.pattern)")
    }
  }

  @Test func noPatternStandsTwice() {
    let patterns = Vocabulary.forms.map(\.pattern)
    #expect(Set(patterns).count == patterns.count)
  }

  @Test func helpFindsTheFormsThatBeginWithAWord() {
    #expect(
      VocabularyGuide.forms(beginningWith: "VISIT").map(\.pattern) == [
        "visit PATH", "visit PATH and follow", "visit PATH with header FIELD=VALUE…",
        "visit PATH every NUMBER UNIT for NUMBER UNIT", "visit PATH from another PLACE",
      ])
    #expect(VocabularyGuide.forms(beginningWith: "vis").isEmpty)
  }
}
