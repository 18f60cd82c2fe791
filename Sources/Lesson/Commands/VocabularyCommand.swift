import ArgumentParser

struct VocabularyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "vocabulary", abstract: "Print every line that the prompt and the checks understand, as Markdown.")

  func run() { print(SignInCourse.vocabulary.markdown, terminator: "") }
}
