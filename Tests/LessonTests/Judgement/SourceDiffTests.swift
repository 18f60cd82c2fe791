import Testing

@Suite struct SourceDiffTests {
  private static let files = ["app.py": "one\ntwo\n\nthree\ntwo\n", "other.py": "same\n"]

  private func applied(_ diff: String) throws -> [String: String] {
    try SourceDiff(diff).applied(to: Self.files)
  }

  @Test func linesAreTakenOutAndPutIn() throws {
    #expect(try applied("--- app.py\n-one\n+1\n+1b") == ["app.py": "1\n1b\ntwo\n\nthree\ntwo\n", "other.py": "same\n"])
    #expect(try applied("--- app.py\n two\n\n-three")["app.py"] == "one\ntwo\n\ntwo\n")
  }

  @Test func hunksFollowEachOther() throws {
    let changed = try applied("--- app.py\n-one\n+1\n@@\n-three\n+3\n--- other.py\n same\n+more")
    #expect(changed == ["app.py": "1\ntwo\n\n3\ntwo\n", "other.py": "same\nmore\n"])
  }

  @Test(arguments: [
    ("--- app.py\n-two", SourceDiff.Misfit.found(times: 2, file: "app.py", lines: "two")),
    ("--- app.py\n-four", .found(times: 0, file: "app.py", lines: "four")),
    ("--- none.py\n-one", .missing(file: "none.py")), ("-one", .noFile(line: "-one")),
  ])
  func whatDoesNotStandThereOnceIsAnError(_ diff: String, _ misfit: SourceDiff.Misfit) {
    #expect(throws: misfit) { try applied(diff) }
  }
}
