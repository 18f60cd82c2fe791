import Foundation

/// What may stand where the cursor is.
struct Completion: Sendable, Equatable {
  /// Where in the line the word to be replaced starts; an offset in UTF-8 bytes.
  var start: Int

  /// Whole words that may replace it.
  var candidates: [String]

  /// What follows a word that was the only candidate: a space, or nothing after a folder.
  var suffix: String = " "

  /// What Tab puts in the place of `typed`; nil if it can only list the candidates.
  func replacement(for typed: String) -> String? {
    guard let first = candidates.first else { return nil }
    guard candidates.count > 1 else { return first + suffix }
    let common = candidates.dropFirst().reduce(first) { $0.commonPrefix(with: $1) }
    return common.unicodeScalars.count > typed.unicodeScalars.count ? common : nil
  }

  /// The candidates in lines of at most `columns` characters, unless a single one is longer.
  func listing(columns: Int) -> String {
    let separator = "  "
    var lines: [String] = []
    for candidate in candidates {
      if let last = lines.last, last.count + separator.count + candidate.count <= columns {
        lines[lines.count - 1] = last + separator + candidate
      } else {
        lines.append(candidate)
      }
    }
    return lines.joined(separator: "\n")
  }
}

/// Answers Tab. `cursor` is an offset in UTF-8 bytes.
///
/// Runs on the editing thread while the learner waits: answer from memory.
typealias Completer = @Sendable (_ line: String, _ cursor: Int) -> Completion?
