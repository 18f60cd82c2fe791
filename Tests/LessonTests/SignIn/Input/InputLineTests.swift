import Testing

@testable import Lesson

/// Each line about what people send on an app that is right, and on one that is wrong in exactly one way.
@Suite(.withProcesses()) struct InputLineTests {
  typealias Case = PracticeCase

  static let cases =
    [
      Case("markup-tags", "markup.in-page", "expect markup in sign-ins harmless"),
      Case("markup-quotes", "markup.in-page markup.quotes-pass", "expect markup in sign-ins harmless"),
      Case("markup-title", "markup.in-page markup.text-ends-element", "expect markup in sign-ins harmless"),
      Case("markup-path", "markup.from-address", "expect markup in addresses harmless"),
      Case("markup-query", "markup.from-address", "expect markup in addresses harmless"),
      Case(
        "markup-bare", "markup.from-address markup.attribute-without-quotes", "expect markup in addresses harmless"),
      Case("template", "template.computed", "expect template code harmless"),
      Case("template-crash", "input.sign-in-crashes", "expect template code harmless"),
      Case("name-crash", "input.odd-name-crashes", "expect odd names refused"),
      Case("password-short", "input.short-password-accepted", "expect short passwords refused"),
      Case("password-seven", "input.short-password-accepted", "expect short passwords refused"),
      Case("malformed-type", "input.malformed-crashes", "expect malformed forms harmless"),
      Case("malformed-bytes", "input.malformed-crashes", "expect malformed forms harmless"),
      Case("huge", "input.huge-crashes", "expect huge forms harmless"),
      Case("header", "input.header-added", "expect line breaks in addresses harmless"),
      Case("header-crash", "input.address-crashes", "expect line breaks in addresses harmless"),
      Case(
        "password-cleaned", "sign-in.wrong-password-accepted password.cleaned",
        "register as $new password=\"<b>$secret\"", "as second", "sign in as $new password=$secret", "expect refused"),
    ]
    + ["name-spaces", "name-long", "name-nul", "name-line-break", "name-end"].map {
      Case($0, "input.odd-name-accepted", "expect odd names refused")
    } + [Case("name-any", "input.odd-name-accepted name.anything-goes", "expect odd names refused")]

  @Test(arguments: cases) func aMistakeIsFoundOut(_ example: Case) async throws {
    let found = try await PracticeApp.diagnosis(example.mistake, example.lines, file: "forms.py")
    #expect(found?.diagnosis.id == example.id, "\(found?.diagnosis.explanation.text ?? "")")
    #expect(found?.cause?.id == example.cause)
  }

  /// All of the lines one after the other on one app, each in browsers of its own.
  @Test func anAppThatIsRightPassesThem() async throws {
    try await Case.expectPassed(Self.cases, in: "forms.py")
  }

  /// What is shown of a probe can be pasted: it does the same once more.
  @Test func theLinesOfAProbeCanBeTyped() async throws {
    try await PracticeApp.with("name-end+csrf-none", file: "forms.py") { setting in
      let stage = Stage(setting, seed: "a")
      await #expect(throws: Diagnosis.self) {
        try await stage.perform(try SignInCourse.vocabulary.line("expect odd names refused"))
      }
      let lines = await stage.takeTranscript().entries.filter(\.isProbe).map(\.line)
      #expect(lines.count == 4)
      let replay = Stage(setting, seed: "b")
      for line in lines.suffix(2) + ["expect redirect to /dashboard"] {
        try await replay.perform(try SignInCourse.vocabulary.line(line))
      }
    }
  }

  @Test func thousandsOfLettersAreNotShown() async throws {
    try await PracticeApp.with(nil, file: "forms.py") { setting in
      let stage = Stage(setting, seed: "a")
      try await stage.perform(try SignInCourse.vocabulary.line("visit /about?q=$letters-3000"))
      let entry = try #require(await stage.takeTranscript().entries.first)
      #expect(entry.line == "visit /about?q=$letters-3000")
      #expect(entry.exchange?.request.target.count == 3009)
    }
  }
}
