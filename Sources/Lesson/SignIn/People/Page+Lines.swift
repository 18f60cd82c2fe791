import Foundation

extension Page {
  /// Its text in lines, without a name, however it is written, and without digits, which count tries or tell the time.
  func lines(without name: String) -> [String] {
    text.replacingOccurrences(of: name, with: "", options: .caseInsensitive).filter { !$0.isNumber }
      .split(separator: "\n").map { String($0).collapsed }.filter { !$0.isEmpty }
  }
}
