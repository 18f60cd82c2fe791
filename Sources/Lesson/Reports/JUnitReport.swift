import Foundation

/// A grade as JUnit XML, in the subset that both Ant's and Jenkins' schemas allow.
struct JUnitReport: Sendable {
  let grade: Grade

  var text: String {
    let attempt = grade.attempt
    let checks = attempt.checks
    let redaction = Redaction(attempt)
    let failures = checks.count { $0.outcome == .failed }
    let errors = checks.count { [.appFailed, .error].contains($0.outcome) } + (checks.isEmpty ? 1 : 0)
    let skipped = checks.count { [.blocked, .skipped, .advice].contains($0.outcome) }
    let name = "\(grade.submission) \(attempt.step)"
    var lines = [
      #"<?xml version="1.0" encoding="UTF-8"?>"#, "<testsuites>",
      #"<testsuite package="lesson" id="0" name="\#(name.xml)" timestamp="\#(timestamp)" hostname="localhost" tests="\#(max(checks.count, 1))" failures="\#(failures)" errors="\#(errors)" skipped="\#(skipped)" time="\#(attempt.seconds.decimal)">"#,
      "<properties></properties>",
    ]
    lines += checks.map(testcase)
    if checks.isEmpty {
      let words =
        attempt.app.failure.map { "\($0.explanation.happened)\n\($0.explanation.advice)" } ?? attempt.app.trouble ?? ""
      let id = attempt.app.failure?.id ?? "error"
      lines.append(element("app", nil, #"<error type="\#(id)" message="\#(redaction.apply(words).xml)"></error>"#))
    }
    lines += [
      "<system-out>\(redaction.apply(attempt.app.output).xml)</system-out><system-err></system-err>", "</testsuite>",
      "</testsuites>",
      "",
    ]
    return lines.joined(separator: "\n")
  }

  private func testcase(_ result: CheckResult) -> String {
    let words = Redaction(grade.attempt).apply(
      result.explanation?.text ?? "")
    let content =
      switch result.outcome {
      case .passed: ""
      case .failed: #"<failure type="\#(result.diagnosis?.id ?? "failed")" message="\#(words.xml)"></failure>"#
      case .blocked, .skipped, .advice: "<skipped></skipped>"
      case .appFailed, .error: #"<error type="\#(result.outcome.rawValue)" message="\#(words.xml)"></error>"#
      }
    return element("\(result.check.id): \(result.check.title)", result.seconds, content)
  }

  private func element(_ name: String, _ seconds: Double?, _ content: String) -> String {
    #"<testcase name="\#(name.xml)" classname="\#("\(grade.submission).\(grade.attempt.step)".xml)" time="\#((seconds ?? 0).decimal)">\#(content)</testcase>"#
  }

  /// Without a zone, as Ant's schema wants it.
  private var timestamp: String {
    String(grade.attempt.began.formatted(.iso8601).prefix(19))
  }
}

extension Double {
  fileprivate var decimal: String { String(format: "%.3f", self) }
}

extension String {
  /// Escaped for text and attributes; what XML 1.0 cannot hold (§2.2) was made harmless before.
  fileprivate var xml: String {
    harmless.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;").replacing("\n", with: "&#10;")
  }
}
