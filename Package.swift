// swift-tools-version: 6.2
import PackageDescription

// https://github.com/swiftlang/swift-evolution/blob/main/proposals/0480-swiftpm-warning-control.md
let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  // The tests look into what learners run, which is optimized.
  .unsafeFlags(["-enable-testing"], .when(configuration: .release)),
]

let package = Package(
  name: "lesson",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "lesson", targets: ["Lesson"]),
    .executable(name: "lesson-supervisor", targets: ["CSupervisor"]),
    // What a learner's file is linked with; `lesson` itself holds the kit statically.
    .library(name: "SignInKit", type: .dynamic, targets: ["SignInKit"]),
    // What is preloaded into an app whose clock is to be moved. No program of ours is linked with it.
    .library(name: "CClock", type: .dynamic, targets: ["CClock"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0", traits: []),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .systemLibrary(name: "CGumbo", providers: [.apt(["libgumbo-dev"]), .brew(["gumbo-parser"])]),
    .systemLibrary(name: "CMark", providers: [.apt(["libcmark-dev"]), .brew(["cmark"])]),
    .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
    .target(
      name: "CClock",
      // Every program that an app starts loads it. Embedded Swift brings no runtime along.
      linkerSettings: [.unsafeFlags(["-enable-experimental-feature", "Embedded"])]),
    .target(name: "CLineEdit", linkerSettings: [.linkedLibrary("edit")]),
    .executableTarget(
      name: "CSupervisor",
      // It is C and starts several times between a save and its verdict: without these it would load Swift's runtime first.
      linkerSettings: [
        .unsafeFlags(["-nostartfiles", "-static-executable"], .when(platforms: [.linux]))
      ]),
    .target(
      name: "SignInKit",
      dependencies: [
        "CZlib",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "CryptoExtras", package: "swift-crypto"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "Mustache", package: "swift-mustache"),
        .product(name: "NIOCore", package: "swift-nio"),
      ],
      // With library evolution a learner's compiler loads this one module and none of those below it.
      swiftSettings: strict + [.unsafeFlags(["-enable-library-evolution"])]),
    .target(
      name: "Exercises",
      dependencies: ["SignInKit", .product(name: "GRDB-dynamic", package: "GRDB.swift")],
      exclude: [
        "README.md", "Setup/templates", "Form/templates", "Login/templates", "Protect/templates", "Logout/templates",
        "Name/templates", "Routes/templates", "Remember/templates", "Database/templates", "Passwords/templates",
        "Secret/templates", "Expiry/templates", "Input/templates", "Csrf/templates", "Sessions/templates",
        "Throttle/templates", "Tokens/templates",
      ],
      // As a learner's own file is compiled: plain globals are safe, for everything runs on the main actor.
      swiftSettings: strict + [.defaultIsolation(MainActor.self)]),
    .executableTarget(
      name: "Lesson",
      dependencies: [
        "CGumbo", "CLineEdit", "CMark", "Exercises", "SignInKit",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Crypto", package: "swift-crypto"),
        // The one that a learner's file is linked with too: a program cannot hold both.
        .product(name: "GRDB-dynamic", package: "GRDB.swift"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: strict),
    .target(name: "CPTY", path: "Tests/CPTY"),
    // An app that is right and has nothing of the kit.
    .executableTarget(
      name: "PlainHummingbird", dependencies: [.product(name: "Hummingbird", package: "hummingbird")],
      path: "Tests/PlainHummingbird", swiftSettings: strict),
    .testTarget(
      name: "LessonTests",
      dependencies: [
        "CPTY", "Lesson", "SignInKit", "Exercises",
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "Yams", package: "Yams"),
      ],
      exclude: ["Fixtures"],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
