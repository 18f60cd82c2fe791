import Foundation
import Testing

@testable import Lesson

@Suite(.inTurn) struct VocabularyGuideTests {
  @Test func thePageInTheRepositoryIsWhatTheVocabularySays() throws {
    let page = try String(contentsOf: .repository.appending(path: "docs/lines.md"), encoding: .utf8)
    #expect(
      page.trimmed == SignInCourse.vocabulary.markdown.trimmed,
      "make it anew: .build/debug/lesson vocabulary > docs/lines.md")
  }

  @Test func everyFormStandsInTheGuideUnderItsGroup() {
    let sections = SignInCourse.vocabulary.markdown.split(separator: "\n## ").dropFirst()
    #expect(sections.map { $0.prefix { $0 != "\n" } } == SignInCourse.vocabulary.groups.map { $0.title[...] })
    for (group, section) in zip(SignInCourse.vocabulary.groups, sections) {
      for form in SignInCourse.vocabulary.forms where form.group == group {
        #expect(section.contains("\n| `\(form.pattern)` | \(form.summary) | `\(form.example)` |"))
      }
    }
  }

  @Test func aRowIsOneSentenceAndBreaksNoTable() {
    for form in SignInCourse.vocabulary.forms {
      #expect(form.summary.hasSuffix("."), "\(form.pattern)")
      #expect(![form.pattern, form.summary, form.example].joined().contains { "|`\n".contains($0) }, "\(form.pattern)")
    }
  }

  @Test func noPatternStandsTwice() {
    let patterns = SignInCourse.vocabulary.forms.map(\.pattern)
    #expect(Set(patterns).count == patterns.count)
  }

  @Test func helpFindsTheFormsThatBeginWithAWord() {
    #expect(
      SignInCourse.vocabulary.forms(beginningWith: "VISIT").map(\.pattern) == [
        "visit PATH", "visit PATH and follow", "visit PATH with header FIELD=VALUE…",
        "visit PATH every NUMBER UNIT for NUMBER UNIT", "visit PATH from another PLACE",
      ])
    #expect(SignInCourse.vocabulary.forms(beginningWith: "vis").isEmpty)
  }
}
