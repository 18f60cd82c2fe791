/// How time passes in a check that waits.
enum TimePassing: Sendable, Equatable {
  /// The clocks of the app and of the browsers are moved.
  case moved
  /// Everything is so much shorter that it can be waited for: the shortest lifetime is so many seconds.
  case shortened(to: Int)

  /// The one to take when clocks cannot be moved. An app may count whole seconds, so a limit of 3 means between 2 and 4.
  static let short = TimePassing.shortened(to: 3)
  /// The one for a machine that is too busy for the short one.
  static let long = TimePassing.shortened(to: 24)
  /// What the short one can bear of real waiting that takes longer than it should.
  static let leeway = Duration.milliseconds(500)
}

extension TimePassing {
  func applied(to check: Check) -> Check {
    switch self {
    case .moved: check
    case .shortened(let seconds): check.shortened(to: seconds)
    }
  }
}

extension Check {
  /// It says how long sessions and the like may last.
  var setsLifetimes: Bool { lines.contains { $0.traits.time == .isLimited } }

  /// Time passes in it.
  var waits: Bool { lines.contains(where: \.waits) }

  /// The same, with all its times and the lifetimes that it sets divided by one number.
  ///
  /// Where it sets none, the app has its own, which are too long to wait for. Then what is left is one short wait, and what is
  /// expected after that.
  func shortened(to seconds: Int) -> Check {
    var check = self
    if let shortest = lines.flatMap(\.lifetimes).min() {
      check.lines = lines.map { $0.divided(by: shortest / Double(seconds)) }
    } else {
      check.lines = beforeSecondWait(of: .seconds(seconds))
    }
    return check
  }

  private func beforeSecondWait(of time: Duration) -> [Line] {
    let waits = lines.indices.filter { lines[$0].waits }
    return lines.prefix(upTo: waits.dropFirst().first ?? lines.endIndex).map { $0.waits ? .wait(time) : $0 }
  }
}

extension Line {
  fileprivate var waits: Bool { traits.time == .passes }

  /// Those that the line sets, in seconds.
  fileprivate var lifetimes: [Double] {
    guard case .restart(let variables) = command as? AppLine else { return [] }
    return variables.compactMap(\.lifetime)
  }

  fileprivate static func wait(_ time: Duration) -> Line {
    Line(text: "wait \(time.typed)", command: AppLine.wait(time))
  }

  fileprivate func divided(by scale: Double) -> Line {
    if case .visitAgain(let address, let pause, let time) = command as? BrowseLine {
      let (pause, time) = (pause.divided(by: scale), time.divided(by: scale))
      return Line(
        text: "visit \(Line.quoted(address)) every \(pause.typed) for \(time.typed)",
        command: BrowseLine.visitAgain(address, every: pause, for: time))
    }
    switch command as? AppLine {
    case .wait(let time): return .wait(time.divided(by: scale))
    case .restart(let variables):
      let variables = variables.map { $0.divided(by: scale) }
      return Line(
        text: "restart app" + (variables.isEmpty ? "" : " with" + variables.text), command: AppLine.restart(variables))
    default: return self
    }
  }
}

extension Duration {
  fileprivate func divided(by scale: Double) -> Duration { (self / scale).roundedToMilliseconds }
}

extension FieldValue {
  /// How many seconds something lasts that the app reads from its environment; nil where it says nothing of the kind.
  var lifetime: Double? { name.hasSuffix("_SECONDS") ? Double(value) : nil }

  /// The same with a shorter lifetime, of whole seconds, where it is one.
  fileprivate func divided(by scale: Double) -> FieldValue {
    lifetime.map { FieldValue(name: name, value: String(max(1, Int(($0 / scale).rounded())))) } ?? self
  }
}
