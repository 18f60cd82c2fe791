/// What the doctor found, a line for each thing.
struct DoctorReport: Sendable {
  let findings: [Finding]
  let style: Style

  var problems: [Finding] { findings.filter { $0.level == .problem } }

  /// Everything, and what it comes to.
  var text: String {
    let end =
      switch problems.count {
      case 0: style.ink("Everything that the lesson needs is there.", .good)
      case 1: style.ink("One thing must be mended.", .bad)
      case let count: style.ink("\(count) things must be mended.", .bad)
      }
    return (findings.map(row) + ["", end]).joined(separator: "\n")
  }

  /// The problems alone; empty where there are none.
  var problemText: String { problems.map(row).joined(separator: "\n") }

  private func row(_ finding: Finding) -> String {
    let (word, ink): (String, Style.Ink) =
      switch finding.level {
      case .fine: ("fine", .good)
      case .note: ("note", .note)
      case .problem: ("mend", .bad)
      }
    let words = finding.explanation
    let head = "\(style.ink(word, ink))  \(finding.subject.rawValue.padding(to: 10))  "
    let text = words.advice.isEmpty ? words.happened : "\(words.happened)\n\(words.advice)"
    return TextWrap.lines(text, width: min(style.columns, 100), first: head).joined(separator: "\n")
  }
}
