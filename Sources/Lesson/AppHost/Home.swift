import Foundation

/// Where the product's own files are: the lessons, the kit, the supervisor.
struct Home: Sendable {
  /// The folder that holds `lessons` and `Sources/Exercises`.
  let root: URL
  /// The folder that the programs and the kit's library were built into.
  let products: URL

  var course: URL { root.appending(path: "lessons/sign-in") }
  var solutions: URL { root.appending(path: "Sources/Exercises") }
  var flaskExercises: URL { course.appending(path: "exercises/flask") }
  var supervisor: String { products.appending(path: "lesson-supervisor").path }
  var program: String { products.appending(path: "lesson").path }
  /// Holds `SignInKit.swiftmodule`.
  var modules: URL { products.appending(path: "Modules") }
  var kitLibrary: URL { products.appending(path: "libSignInKit.so") }
  /// Moves the clock of the apps that it is preloaded into.
  var clockLibrary: URL { products.appending(path: "libCClock.so") }
  /// For a learner's file that imports GRDB.
  var databaseLibrary: URL { products.appending(path: "libGRDB-dynamic.so") }
  /// Names the C header of SQLite, without which the module GRDB cannot be loaded. The packages lie beside the folder of this
  /// machine's products, of which that of a configuration is a part.
  var databaseHeader: URL {
    products.resolvingSymlinksInPath().deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "checkouts/GRDB.swift/Sources/GRDBSQLite/module.modulemap")
  }

  /// Found from the running program upward; the environment variable `LESSON_HOME` names the root instead.
  ///
  /// - Throws: ``HomeMissing`` where no folder above holds the lessons.
  static func find(environment: [String: String] = ProcessInfo.processInfo.environment) throws -> Home {
    let program = (Bundle.main.executableURL ?? URL(filePath: CommandLine.arguments[0])).resolvingSymlinksInPath()
    let products = program.deletingLastPathComponent()
    if let root = environment["LESSON_HOME"] { return Home(root: URL(filePath: root), products: products) }
    var folder = products
    while folder.path != "/" {
      if FileManager.default.fileExists(atPath: folder.appending(path: "lessons/sign-in/course.yml").path) {
        return Home(root: folder, products: products)
      }
      folder = folder.deletingLastPathComponent()
    }
    throw HomeMissing(program: program.path)
  }
}

/// No folder above the program holds the lessons.
struct HomeMissing: Error {
  let program: String
}

extension HomeMissing: Explained {
  var words: String {
    "The lessons are missing: no folder above \(program) holds them. Set LESSON_HOME to the folder that does."
  }
}
