import Foundation

@testable import Lesson

/// Attempts at real apps with the real course, for documents that are not invented.
enum RealAttempts {
  /// A step's example, judged at that step or at another one.
  static func example(of step: String, at judged: String? = nil) async throws -> Attempt {
    try await attempt(.example(step: step), at: judged ?? step)
  }

  /// An app of Fixtures/apps/right that needs nothing but Python.
  static func rightApp(_ name: String, at step: String) async throws -> Attempt {
    let folder = URL.fixtures.appending(path: "apps/right/\(name)")
    // Started through env, so that no Python environment is made for it.
    return try await attempt(.folder(try AppFolder(folder, run: "/usr/bin/env python3 app.py")), at: step)
  }

  /// A folder with one file.
  static func folder(_ file: String, _ text: String, run: String? = nil, at step: String) async throws -> Attempt {
    try await withTemporaryFolder { folder in
      try Data(text.utf8).write(to: folder.appending(path: file))
      return try await attempt(.folder(try AppFolder(folder, run: run)), at: step)
    }
  }

  private static func attempt(_ source: AppSource, at step: String) async throws -> Attempt {
    let home = Home(root: .repository, products: BuiltProducts.folder)
    return try await withTemporaryFolder { build in
      let judge = Judge(
        home: home, course: try CourseReader(folder: home.course, vocabulary: SignInCourse.vocabulary).course(),
        knowledge: SignInCourse.knowledge)
      return await judge.attempt(step: step, source: source, build: build, seed: "a-seed")
    }
  }
}
