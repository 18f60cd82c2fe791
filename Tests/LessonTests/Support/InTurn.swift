import Testing

/// Lets a few test cases run at a time.
///
/// Left alone the runner starts all of them at once. On two cores each then waits for hundreds of others, and what a test gives
/// ten seconds to happen does not happen in ten seconds.
struct InTurn: SuiteTrait, TestTrait, TestScoping {
  private static let turnstile = Turnstile(places: 4)

  var isRecursive: Bool { true }

  func scopeProvider(for test: Test, testCase: Test.Case?) -> InTurn? { testCase == nil ? nil : self }

  func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    try await Self.turnstile.pass(function)
  }
}

extension Trait where Self == InTurn {
  /// For tests that start no process: they do not queue behind those that do.
  static var inTurn: Self { Self() }
}
