import Foundation
import Testing

@testable import Lesson

@Suite(.withProcesses()) struct CompilerTests {
  private static let app = "import SignInKit\n\n@main struct App: WebApp {\n  func routes(_ site: Site) {}\n}\n"

  @Test func leavesTheProgramAndNothingElse() async throws {
    try await withTemporaryFolder { folder in
      try Self.app.write(to: folder.appending(path: "App.swift"), atomically: true, encoding: .utf8)
      let output = folder.appending(path: "build")
      let program = try await Compiler(home: .built, folder: folder, output: output).build()
      let names = try FileManager.default.contentsOfDirectory(atPath: output.path)
      #expect(Set(names).isSubset(of: ["App", "App.o", "App.digest", "jobs.json", "lock"]), "\(names)")
      #expect(FileManager.default.isExecutableFile(atPath: program.path))
    }
  }

  @Test func anEditIsNeverMissedAndNothingIsBuiltTwice() async throws {
    try await withTemporaryFolder { folder in
      let source = folder.appending(path: "App.swift")
      try Self.app.write(to: source, atomically: true, encoding: .utf8)
      let compiler = Compiler(home: .built, folder: folder, output: folder.appending(path: "build"))
      func made() async throws -> Date? {
        let program = try await compiler.build()
        return try FileManager.default.attributesOfItem(atPath: program.path)[.modificationDate] as? Date
      }
      let first = try await made()
      #expect(try await made() == first)
      try Self.app.replacing("{}", with: "{ site.get(\"/\") { _ in \"Hello\" } }")
        .write(to: source, atomically: true, encoding: .utf8)
      #expect(try await made() != first)
      try Self.app.replacing("{}", with: "{ nonsense }").write(to: source, atomically: true, encoding: .utf8)
      await #expect(throws: AppFailure.self) { try await compiler.build() }
      // A program that does not fit the files is gone, so that no old one is ever judged.
      #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "build/App").path))
    }
  }

  @Test func aFileThatIsSavedMeanwhileIsBuiltAgain() async throws {
    try await withTemporaryFolder { folder in
      let source = folder.appending(path: "App.swift")
      let output = folder.appending(path: "build")
      try Self.app.write(to: source, atomically: true, encoding: .utf8)
      let compiler = Compiler(home: .built, folder: folder, output: output)
      _ = try await compiler.build()
      // A job that saves the file once it is compiled, as a person may at that moment.
      let jobs = output.appending(path: "jobs.json")
      let saving = #""compile":["/bin/sh","-c","\"$@\" && echo // two >> App.swift","sh","#
      try String(contentsOf: jobs, encoding: .utf8).replacing(#""compile":["#, with: saving)
        .write(to: jobs, atomically: true, encoding: .utf8)
      try (Self.app + "// one\n").write(to: source, atomically: true, encoding: .utf8)
      _ = try await compiler.build()
      #expect(try String(contentsOf: source, encoding: .utf8).hasSuffix("// one\n// two\n"))
      #expect(!FileManager.default.fileExists(atPath: output.appending(path: "App.digest").path))
    }
  }

  @Test func filesInFoldersBelowAreCompiledAndHiddenOnesAreNot() async throws {
    try await withTemporaryFolder { folder in
      func save(_ name: String, _ text: String) throws {
        let file = folder.appending(path: name)
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try text.write(to: file, atomically: true, encoding: .utf8)
      }
      try save("App.swift", Self.app.replacing("{}", with: "{ site.get(\"/\") { _ in Response(greeting) } }"))
      try save("Pages/Home/Greeting.swift", "let greeting = \"two\"\n")
      for name in [".build/checkouts/Other.swift", ".lesson/backup/App.swift", ".hidden/Odd.swift", "Package.swift"] {
        try save(name, "nonsense")
      }
      let compiler = Compiler(home: .built, folder: folder, output: folder.appending(path: ".lesson/build"))
      #expect(compiler.sources.map(\.lastPathComponent) == ["App.swift", "Greeting.swift"])
      let program = try await compiler.build()
      #expect(FileManager.default.isExecutableFile(atPath: program.path))
      try save("Pages/Home/Greeting.swift", "let greeting = two\n")
      let error = CompileError(
        file: "Pages/Home/Greeting.swift", line: 1, column: 16, message: "cannot find 'two' in scope")
      await #expect(throws: AppFailure.notBuilt([error])) { try await compiler.build() }
    }
  }

  @Test func whatTheSourcesImportIsLinked() async throws {
    try await withTemporaryFolder { folder in
      let source = folder.appending(path: "App.swift")
      let compiler = Compiler(home: .built, folder: folder, output: folder.appending(path: "build"))
      // The second build has the jobs of the first.
      for imports in ["", "import Foundation\nimport Synchronization\nimport Dispatch\n"] {
        let use = imports.isEmpty ? "" : "let now = Date.now\nlet queue = DispatchQueue(label: \"a\")\n"
        try (imports + Self.app + use).write(to: source, atomically: true, encoding: .utf8)
        let program = try await compiler.build()
        let arguments = try #require(try ObjectFile(folder.appending(path: "build/App.o")).linkerArguments)
        let extract = try await ShellCommand.run(
          ["swift-autolink-extract", "build/App.o", "-o", "/dev/stdout"], in: folder, home: .built)
        #expect(Set(arguments) == Set(extract.output.split(separator: "\n").map(String.init)))
        #expect(arguments.contains("-lFoundation") == !imports.isEmpty)
        let status = try await RunningApp.with([program.path], in: folder, home: .built) { app in
          await HTTPClient().send(Request(), to: app.endpoint).response?.status
        }
        #expect(status == 404)
      }
    }
  }

  /// Whoever does not import GRDB pays nothing for it.
  @Test func onlyAFileThatImportsGRDBIsLinkedWithIt() async throws {
    try await withTemporaryFolder { folder in
      let source = folder.appending(path: "App.swift")
      let compiler = Compiler(home: .built, folder: folder, output: folder.appending(path: "build"))
      let plain = Self.app.replacing("{}", with: "{ site.get(\"/\") { _ in \"two\" } }")
      let query = "try DatabaseQueue().read { try String.fetchOne($0, sql: \"SELECT 'two'\") }"
      let database = "import GRDB\n" + plain.replacing("\"two\"", with: "Response(\(query) ?? \"\")")
      // The third build has the jobs of the first.
      for (text, isLinked) in [(plain, false), (database, true), (plain, false)] {
        try text.write(to: source, atomically: true, encoding: .utf8)
        let program = try await compiler.build()
        let libraries = try await ShellCommand.run(["ldd", program.path], in: folder, home: .built).output
        #expect(libraries.contains("libSignInKit.so"))
        #expect(libraries.contains("libGRDB-dynamic.so") == isLinked)
        let body = try await RunningApp.with([program.path], in: folder, home: .built) { app in
          await HTTPClient().send(Request(), to: app.endpoint).response?.body
        }
        #expect(body.map { String(decoding: $0, as: UTF8.self) } == "two")
      }
    }
  }

  @Test func jobsThatDoNotWorkAnyMoreAreMadeAnew() async throws {
    try await withTemporaryFolder { folder in
      let source = folder.appending(path: "App.swift")
      try Self.app.write(to: source, atomically: true, encoding: .utf8)
      let compiler = Compiler(home: .built, folder: folder, output: folder.appending(path: "build"))
      _ = try await compiler.build()
      let jobs = folder.appending(path: "build/jobs.json")
      let text = try String(contentsOf: jobs, encoding: .utf8)
      let moved = text.replacing("crti.o", with: "gone.o")
      try #require(moved != text)
      try moved.write(to: jobs, atomically: true, encoding: .utf8)
      try (Self.app + "// edited\n").write(to: source, atomically: true, encoding: .utf8)
      _ = try await compiler.build()
      #expect(try String(contentsOf: jobs, encoding: .utf8).contains("crti.o"))
    }
  }

  @Test func ofTwoBuildsAtOnceTheSecondWaits() async throws {
    try await withTemporaryFolder { folder in
      try Self.app.write(to: folder.appending(path: "App.swift"), atomically: true, encoding: .utf8)
      let compiler = Compiler(home: .built, folder: folder, output: folder.appending(path: "build"))
      async let first = compiler.build()
      async let second = compiler.build()
      let (one, other) = try await (first, second)
      #expect(one.path == other.path)
      #expect([one, other].count { $0.compileSeconds > 0 } == 1, "only the first compiles")
      #expect(FileManager.default.isExecutableFile(atPath: one.path))
    }
  }

  @Test func aSlowCompileIsStopped() async throws {
    try await withTemporaryFolder { folder in
      let source = folder.appending(path: "App.swift")
      try Self.app.write(to: source, atomically: true, encoding: .utf8)
      var compiler = Compiler(home: .built, folder: folder, output: folder.appending(path: "build"))
      _ = try await compiler.build()
      try (Self.app + "// edited\n").write(to: source, atomically: true, encoding: .utf8)
      // Less than any compiler takes.
      compiler.patience.toBuild = 0.01
      await #expect(throws: AppFailure.buildTooSlow(seconds: 0.01)) { try await compiler.build() }
      #expect(ProcessTree.pids(from: getpid()).filter { Self.command(of: $0).contains(folder.path) } == [])
    }
  }

  @Test func aCompileEndsWithItsTask() async throws {
    try await withTemporaryFolder { folder in
      try Self.app.write(to: folder.appending(path: "App.swift"), atomically: true, encoding: .utf8)
      let compiler = Compiler(home: .built, folder: folder, output: folder.appending(path: "build"))
      await withThrowingTaskGroup { group in
        group.addTask { try await compiler.build() }
        group.cancelAll()
        await #expect(throws: CancellationError.self) { try await group.next() }
      }
      #expect(ProcessTree.pids(from: getpid()).filter { Self.command(of: $0).contains(folder.path) } == [])
    }
  }

  private static func command(of pid: Int32) -> String {
    (try? String(contentsOfFile: "/proc/\(pid)/cmdline", encoding: .utf8)) ?? ""
  }
}
