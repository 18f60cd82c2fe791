import Foundation
import Testing

@testable import Lesson

/// What is said of an app that cannot be judged fits what it did.
@Suite(.withProcesses()) struct AppFailureExplanationTests {
  @Test(arguments: [
    "ld.lld: error: undefined symbol: main\n>>> referenced by Scrt1.o", "Scrt1.o: undefined reference to `main'",
  ]) func aProgramWithoutABeginningIsExplained(_ output: String) {
    let words = AppFailure.buildBroke(output: output).explanation
    #expect(words.happened.contains("No type in your Swift files is marked @main"))
    #expect(words.next.contains("@main struct App: WebApp"))
    #expect(!words.next.contains(".lesson/build"))
  }

  @Test func anotherLinkersErrorIsShownAsItIs() {
    let words = AppFailure.buildBroke(output: "ld.lld: error: undefined symbol: mainly").explanation
    #expect(words.happened.contains("undefined symbol: mainly"))
  }

  @Test func theLinkerSaysWhatIsRecognized() async throws {
    let text = "import SignInKit\n\nstruct App: WebApp {\n  func routes(_ site: Site) {}\n}\n"
    let attempt = try await RealAttempts.folder("App.swift", text, at: "setup")
    let report = TextReport(style: .plain).text(attempt)
    #expect(report.contains("is marked @main") && !report.contains("undefined symbol"), "\(report)")
  }

  @Test func anAppThatEndsInSilenceIsAskedWhatKeepsItRunning() async throws {
    let run = "/usr/bin/env python3 app.py"
    let attempt = try await RealAttempts.folder("app.py", "import os\n", run: run, at: "setup")
    let report = TextReport(style: Style(columns: 200)).text(attempt).replacing("\n  ", with: " ")
    #expect(report.contains("exit status 0. It printed nothing."), "\(report)")
    #expect(report.contains("Does the file end with app.run(…)?"))
    #expect(!report.contains("last lines"))
  }

  @Test func lastLinesAreSpokenOfOnlyWhereThereAreAny() {
    let failure = AppFailure.exited(.status(1))
    #expect(failure.explanation(printed: "NameError\n").next.hasPrefix("Its last lines say why."))
    #expect(failure.explanation(printed: "\n").happened.hasSuffix("exit status 1. It printed nothing."))
    #expect(!failure.explanation(printed: "").next.contains("last lines"))
  }

  @Test func noRequestIsSaidToHaveEndedAnAppThatHangs() {
    let words = AppFailure.stopped(nil).explanation
    #expect(words.next.hasPrefix("A request never came back."))
    #expect(!words.text.contains("may end the app"))
    #expect(AppFailure.stopped(.status(3)).explanation.next.contains("no request may end the app"))
  }
}
