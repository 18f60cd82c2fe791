import Foundation
import Testing

@testable import Lesson

/// The prompt on a screen of 40 columns.
@Suite(.inTurn) struct NarrowScreenTests {
  private static let columns = 40

  /// What is longer than the screen whatever we do: lines that can be typed, and single words, such as paths.
  private static func mayBeWide(_ line: String) -> Bool {
    let text = line.trimmingCharacters(in: .whitespaces)
    if !text.contains(" ") || line.contains(#/^[a-z]+ (example|mine)> /#) { return true }
    // A report shows lines to type behind "#", with what came behind the arrow.
    let typed = text.replacing(/^# | +→.*$/, with: "")
    return line.hasPrefix("    cp -r ") || line.hasPrefix("    ") && (try? SignInCourse.vocabulary.line(typed)) != nil
  }

  private func play(_ lines: [String], in folder: URL) async throws -> String {
    let course = try CourseReader(folder: Home.built.course, vocabulary: SignInCourse.vocabulary).course()
    let source = ScriptedLineSource(lines.map(LineEvent.line), columns: Self.columns)
    let workspace = try Workspace(home: .built, course: course, start: folder)
    await LessonPrompt(source: source, workspace: workspace, environment: [:]).run()
    return source.output
  }

  private func expectNarrow(_ output: String) {
    for line in output.split(separator: "\n").map(String.init) where !Self.mayBeWide(line) {
      #expect(line.count <= Self.columns, "\(line)")
    }
  }

  @Test func everyTextFits() async throws {
    try await withTemporaryFolder { folder in
      let typed = """

        tour; steps; help; help visit; help log; chek; go; go nowhere; log; log on; log off; edit; check; replay; why
        hint; hint; open; use mine; next; previous; reset; new a nothing; go logout; sign in as alice; cookies; session
        log out; follow; visit /nowhere; page; expect signed out; use browser ann; close browser; expect status 500
        """
      let lines = typed.split(separator: /; |\n/, omittingEmptySubsequences: false).map(String.init)
      let output = try await play(lines, in: folder)
      #expect(output.contains("Step 5 of ") && output.contains("SameSite"), "\(output)")
      expectNarrow(output)
    }
  }

  @Test func everyTextAboutAnAppFits() async throws {
    for part in [Exercise.Part.starter, .solution] {
      try await withTemporaryFolder { folder in
        let app = folder.appending(path: "app")
        try StarterFolder(url: app, home: .built).create(track: .flask, step: "setup", part: part)
        let typed = "; check; hint; hint; steps; edit; edit ../x; use mine; visit /nowhere; log; check; reset"
        let output = try await play(typed.components(separatedBy: "; "), in: app)
        #expect(output.contains(part == .solution ? "PASSED" : "NOT YET"), "\(output)")
        expectNarrow(output)
      }
    }
  }

  @Test func onlyWideLinesAreBrokenAndCodeNever() {
    let wide = "one two three four five six seven eight nine"
    #expect(
      TextWrap.fitting("  \(wide)\nshort   line\n\n    \(wide)", columns: 40)
        == "  one two three four five six seven\n  eight nine\nshort   line\n\n    \(wide)")
  }
}
