import ArgumentParser
import Foundation

@main
struct LessonCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: ProgramName.current,
    abstract: "Learn web sign-in by building it.",
    discussion: """
      Without a subcommand it opens the lesson at a prompt.

      Exit status: 0 every required check passed; 1 a check failed, or the app would not build, start or stay up; \
      2 we could not judge; 64 the command line was wrong.
      """,
    version: version,
    subcommands: [
      LearnCommand.self, CheckCommand.self, NewCommand.self, StatusCommand.self, GradeCommand.self, ServeCommand.self,
      DoctorCommand.self, VocabularyCommand.self,
    ],
    defaultSubcommand: LearnCommand.self)

  static let version = "0.1.0"

  static func main() async {
    do {
      var command = try await asyncParseAsRoot()
      if var command = command as? any AsyncParsableCommand { try await command.run() } else { try command.run() }
    } catch {
      guard let ending = CommandEnding(error) else { exit(withError: error) }
      StandardError.write("Error: \(ending.words)")
      Foundation.exit(ending.status)
    }
  }
}
