import Testing

/// Lets a few test cases that start processes run at a time, and only those whose folder the change concerns.
struct WithProcesses: SuiteTrait, TestTrait, TestScoping {
  private static let turnstile = Turnstile(places: 3)

  /// False: the cases are cancelled.
  let isConcerned: Bool

  var isRecursive: Bool { true }

  func scopeProvider(for test: Test, testCase: Test.Case?) -> WithProcesses? { testCase == nil ? nil : self }

  func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    guard isConcerned else { try Test.cancel("The change does not concern it. `./test --all` runs it.") }
    try await Self.turnstile.pass(function)
  }
}

extension Trait where Self == WithProcesses {
  /// For tests that start processes: terminals, compilers, apps.
  ///
  /// - Parameters:
  ///   - folder: the sources that the tests are about, below `Sources/Lesson`; those with the same place as the tests where nil.
  ///   - testFile: says where the tests are.
  static func withProcesses(about folder: String? = nil, in testFile: String = #filePath) -> Self {
    Self(isConcerned: Change.current?.concerns(folder: folder ?? Change.folder(ofTests: testFile)) ?? true)
  }

  /// For judgements of apps that the change has chosen.
  static var judging: Self { Self(isConcerned: true) }
}
