import Foundation
import Testing

/// The script `lesson`, in a clone with a stand-in for the compiler and for the program that it starts.
@Suite(.withProcesses()) struct LessonScriptTests {
  @Test func whatWasBuiltByHandIsNotAnnouncedAsTheFirstBuild() async throws {
    try await withClone { clone in
      let first = try await clone.start("\(clone.root.path)/lesson")
      #expect(first.status == 0, "\(first.errors)")
      #expect(first.errors == "Bringing the build up to date ...\n")
      #expect(try await clone.start("\(clone.root.path)/lesson").errors == "")
      try FileManager.default.removeItem(at: clone.root.appending(path: ".build"))
      #expect(try await clone.start("\(clone.root.path)/lesson").errors.contains("The first time takes about"))
    }
  }

  @Test func theProgramIsToldWhatFindsIt() async throws {
    try await withClone { clone in
      let root = clone.root.resolvingSymlinksInPath().path
      #expect(try await clone.start("./lesson").output == "\(root)/lesson\n")
      #expect(try await clone.start("../clone/lesson").output == "\(root)/lesson\n")
      try FileManager.default.createSymbolicLink(
        at: clone.programs.appending(path: "lesson"), withDestinationURL: clone.root.appending(path: "lesson"))
      #expect(try await clone.start("lesson").output == "lesson\n")
      #expect(try await clone.start("./lesson").output == "lesson\n")
    }
  }

  private struct Clone {
    let root: URL
    /// First on `PATH`.
    let programs: URL

    func start(_ command: String) async throws -> LessonProcess.Ending {
      try await LessonProcess.run(
        "/bin/sh", ["-c", command], in: root, environment: ["PATH": "\(programs.path):/usr/bin:/bin", "CI": "true"])
    }
  }

  private func withClone(_ body: (Clone) async throws -> Void) async throws {
    try await withTemporaryFolder { folder in
      let clone = Clone(root: folder.appending(path: "clone"), programs: folder.appending(path: "bin"))
      let manager = FileManager.default
      for path in ["clone/Sources", "clone/.build/release", "bin"] {
        try manager.createDirectory(at: folder.appending(path: path), withIntermediateDirectories: true)
      }
      for name in ["lesson", "scripts", "Package.swift"] {
        try manager.copyItem(at: .repository.appending(path: name), to: clone.root.appending(path: name))
      }
      let program = clone.root.appending(path: ".build/release/lesson")
      try write("echo \"$LESSON_PROGRAM\"", to: program)
      let made =
        "mkdir -p .build/release && printf '#!/bin/sh\\n' > .build/release/lesson && chmod +x .build/release/lesson"
      try write(
        """
        case $1 in
        --version) echo "Swift version 6.3.1" ;;
        build) [ -x .build/release/lesson ] || { \(made); } ;;
        esac
        """, to: clone.programs.appending(path: "swift"))
      try await body(clone)
    }
  }

  private func write(_ script: String, to file: URL) throws {
    try Data("#!/bin/sh\n\(script)\n".utf8).write(to: file)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
  }
}
