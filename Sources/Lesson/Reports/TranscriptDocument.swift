/// Everything that the checks of an attempt did, to be kept as a file.
struct TranscriptDocument: Sendable {
  let attempt: Attempt
  let redaction: Redaction

  enum Format: Sendable, Equatable {
    /// Lines that can be pasted at the prompt; below each, as comments, what it sent and what came.
    case lines
    /// Commands for curl.
    case shell

    /// - Parameter file: `.sh` is for a shell.
    init(file: String) { self = file.hasSuffix(".sh") ? .shell : .lines }
  }

  func text(_ format: Format) -> String {
    let head =
      format == .shell
      ? ["#!/bin/sh", "# Start the app first, and write its address here:", "app=http://127.0.0.1:5000"] : []
    return (head + attempt.checks.flatMap { section($0, format) }).map { $0 + "\n" }.joined()
  }

  private func section(_ result: CheckResult, _ format: Format) -> [String] {
    guard !result.transcript.entries.isEmpty else { return [] }
    var lines = ["", "# \(result.check.id): \(result.check.title) – \(result.outcome.words)"]
    if let words = result.explanation { lines.append("# " + redaction.apply(words.happened).harmless) }
    switch format {
    case .shell: lines += CurlCommands(origin: "$app").lines(result.transcript).dropFirst().map(redaction.apply)
    case .lines:
      for entry in result.transcript.entries {
        let indent = String(repeating: "  ", count: entry.depth)
        lines.append(indent + (entry.depth == 0 ? "" : "# ") + redaction.apply(entry.line).harmless)
        guard let exchange = entry.exchange else { continue }
        lines += ExchangeText(redaction: redaction).lines(exchange).map { "\(indent)#   \($0)" }
      }
    }
    return lines
  }
}
