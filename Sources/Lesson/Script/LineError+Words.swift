extension LineError {
  /// One line: where, what was expected, and what was perhaps meant.
  var words: String {
    let wanted =
      expected.count > 6 ? expected.prefix(6).joined(separator: ", ") + ", …" : expected.joined(separator: ", ")
    let hint = nearest.map { ". Did you mean: \($0)" } ?? ""
    return "column \(column): expected \(wanted)\(hint)"
  }

  /// The line with a mark under the place, for a terminal.
  var picture: String { "\(line)\n\(String(repeating: " ", count: column - 1))^" }
}
