/// What a line means. Each subject has an enum of its lines, and each line answers every question for itself.
protocol Command: Sendable, Equatable {
  var traits: LineTraits { get }
  /// What it did, to go on after "It": "opened /login". nil where it did nothing that counts. Tokens stand as they are in the
  /// line.
  var deed: String? { get }
  /// What the prompt says when it is done and no response shows that; nil where one does.
  var notice: String? { get }
}

extension Command {
  func isEqual(to other: any Command) -> Bool { other as? Self == self }
}
