/// A line that `lesson-supervisor` writes on its control socket.
enum SupervisorReport: Sendable, Equatable {
  case started(pid: Int32)
  case failed(step: String, errno: Int32)
  case exited(AppExit)
  case final(AppEnd)

  /// Parses a line without its end; `nil` for one that the supervisor does not write.
  init?(line: String) {
    var words = line.split(separator: " ")
    guard let first = words.first else { return nil }
    if !first.contains("=") { words.removeFirst() }
    var fields: [Substring: Substring] = [:]
    for word in words {
      guard let equals = word.firstIndex(of: "=") else { return nil }
      fields[word[..<equals]] = word[word.index(after: equals)...]
    }
    func number<Value: FixedWidthInteger>(_ name: Substring) -> Value? { fields[name].flatMap { Value($0) } }

    switch first {
    case "started":
      guard let pid: Int32 = number("pid") else { return nil }
      self = .started(pid: pid)
    case "failed":
      guard let step = fields["step"], let errno: Int32 = number("errno") else { return nil }
      self = .failed(step: String(step), errno: errno)
    default:
      guard let status: Int32 = number("exit"), let signal: Int32 = number("signal") else { return nil }
      let exit: AppExit = signal == 0 ? .status(status) : .signal(signal)
      guard first == "final" else {
        self = .exited(exit)
        return
      }
      guard let killed: Int = number("killed"), let cpu: Int = number("cpu-ms"),
        let resident: Int = number("max-rss-kib")
      else { return nil }
      self = .final(AppEnd(exit: exit, killed: killed, cpu: .milliseconds(cpu), residentKiB: resident))
    }
  }
}
