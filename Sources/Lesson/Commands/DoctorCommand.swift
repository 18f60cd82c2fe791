import ArgumentParser
import Foundation

struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Look at what the lesson needs, and say what to mend.",
    discussion: "Exit status: 0 nothing must be mended, 2 something must.")

  func run() async throws {
    let findings = await Doctor(home: try CommandSetup().home).examine()
    let report = DoctorReport(findings: findings, style: .standardOutput)
    print(report.text)
    if !report.problems.isEmpty { throw ExitCode(2) }
  }
}
