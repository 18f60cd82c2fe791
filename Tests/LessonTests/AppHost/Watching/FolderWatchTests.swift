import Foundation
import Testing

@testable import Lesson

/// Real files in a temporary folder, changed as editors change them.
@Suite(.inTurn) struct FolderWatchTests {
  private static let files = ["App.swift", "templates/home.html", "templates/login.html"]

  /// - Parameters:
  ///   - polling: why to look instead of being told.
  ///   - pace: patient, for a busy machine may stop a test between two of its saves.
  private func watching(
    polling: PollingReason? = nil, pace: FolderWatch.Pace = .init(quiet: .milliseconds(80), look: .milliseconds(20)),
    _ body: (URL, inout AsyncStream<FolderChange>.Iterator) async throws -> Void
  ) async throws {
    try await withTemporaryFolder { folder in
      for file in Self.files { try folder.save(file, "old") }
      var changes = FolderWatch.changes(in: folder, pace: pace, polling: polling).makeAsyncIterator()
      if let polling { #expect(await changes.next() == FolderChange(polling: polling)) }
      try await body(folder, &changes)
    }
  }

  // MARK: One save, one change

  @Test(arguments: [nil, PollingReason.unsupported]) func aFileWrittenInPlaceIsAChange(_ polling: PollingReason?)
    async throws
  {
    try await watching(polling: polling) { folder, changes in
      try folder.save("App.swift", "new text")
      #expect(await changes.next() == FolderChange(files: ["App.swift"]))
      try folder.save("templates/home.html", "newer text")
      #expect(await changes.next() == FolderChange(files: ["templates/home.html"]))
    }
  }

  @Test(arguments: [nil, PollingReason.unsupported]) func aFileThatIsRenamedOverAnotherIsAChange(
    _ polling: PollingReason?
  ) async throws {
    try await watching(polling: polling) { folder, changes in
      for name in [".App.swift.swp", "App.swift.tmp.4711", "sedXy12Zw"] {
        try folder.save(name, name)
        try folder.rename(name, "App.swift")
        #expect(await changes.next() == FolderChange(files: ["App.swift"]), "\(name)")
      }
    }
  }

  /// A file kept elsewhere and linked, at the top and below, and a linked folder.
  @Test(arguments: [nil, PollingReason.unsupported]) func aSaveThroughALinkThatLeadsElsewhereIsAChange(
    _ polling: PollingReason?
  ) async throws {
    try await withTemporaryFolder { elsewhere in
      for file in ["Shared.swift", "page.html", "parts/head.html"] { try elsewhere.save(file, "old") }
      try await withTemporaryFolder { folder in
        try folder.save("templates/home.html", "old")
        func link(_ name: String, to target: String) throws {
          try FileManager.default.createSymbolicLink(
            at: folder.appending(path: name), withDestinationURL: elsewhere.appending(path: target))
        }
        try link("App.swift", to: "Shared.swift")
        try link("templates/login.html", to: "page.html")
        try link("parts", to: "parts")
        // It holds the folder itself, or may: nobody follows it.
        try FileManager.default.createSymbolicLink(
          at: folder.appending(path: "up"), withDestinationURL: folder.deletingLastPathComponent())
        let pace = FolderWatch.Pace(quiet: .milliseconds(80), look: .milliseconds(20))
        var changes = FolderWatch.changes(in: folder, pace: pace, polling: polling).makeAsyncIterator()
        if let polling { #expect(await changes.next() == FolderChange(polling: polling)) }
        try elsewhere.save("Shared.swift", "new text")
        #expect(await changes.next() == FolderChange(files: ["App.swift"]))
        try elsewhere.save("new", "newer text of the page")
        try elsewhere.rename("new", "page.html")
        #expect(await changes.next() == FolderChange(files: ["templates/login.html"]))
        try elsewhere.save("parts/head.html", "the newest text")
        #expect(await changes.next() == FolderChange(files: ["parts/head.html"]))
        try elsewhere.save("unknown.txt", "nobody linked this")
        try folder.save("templates/home.html", "the last text")
        #expect(await changes.next() == FolderChange(files: ["templates/home.html"]))
      }
    }
  }

  /// As vim does it: it tries whether it may write, keeps the old text under another name, and writes anew.
  @Test func aSaveOfVimIsOneChange() async throws {
    try await watching { folder, changes in
      try folder.save("4913", "")
      try folder.remove("4913")
      try folder.rename("App.swift", "App.swift~")
      try folder.save("App.swift", "new")
      try folder.remove("App.swift~")
      #expect(await changes.next() == FolderChange(files: ["App.swift"]))
      try folder.save("App.swift", "newer")
      #expect(await changes.next() == FolderChange(files: ["App.swift"]))
    }
  }

  @Test(arguments: [nil, PollingReason.unsupported]) func aSaveWithoutAnEditCounts(_ polling: PollingReason?)
    async throws
  {
    try await watching(polling: polling) { folder, changes in
      try folder.save("App.swift", "old")
      #expect(await changes.next() == FolderChange(files: ["App.swift"]))
    }
  }

  @Test func filesSavedTogetherAreOneChange() async throws {
    try await watching { folder, changes in
      for file in Self.files { try folder.save(file, "new") }
      #expect(await changes.next() == FolderChange(files: Set(Self.files)))
      try folder.save("App.swift", "newer")
      #expect(await changes.next() == FolderChange(files: ["App.swift"]))
    }
  }

  @Test func whatComesWhileTheReaderWorksIsOneChange() async throws {
    let (changes, continuation) = AsyncStream.makeStream(of: FolderChange.self, bufferingPolicy: .bufferingNewest(1))
    let watcher = FolderWatcher(
      root: "/nowhere", pace: .init(), ending: SignalPipe(), changes: continuation, news: .polled(.unsupported, nil))
    for change in [
      FolderChange(polling: .unsupported), FolderChange(files: ["a", "b"]), FolderChange(files: ["b", "c"]),
      FolderChange(isIncomplete: true),
    ] { watcher.tell(change) }
    var iterator = changes.makeAsyncIterator()
    #expect(
      await iterator.next() == FolderChange(files: ["a", "b", "c"], isIncomplete: true, polling: .unsupported))
    watcher.tell(FolderChange(folderIsGone: true))
    #expect(await iterator.next() == FolderChange(folderIsGone: true))
  }

  // MARK: Whole files only

  @Test func aFileThatIsStillBeingWrittenIsWaitedFor() async throws {
    try await watching(pace: .init(patience: .seconds(20))) { folder, changes in
      let file = try FileHandle(forWritingTo: folder.appending(path: "App.swift"))
      try file.write(contentsOf: Data("half".utf8))
      let began = ContinuousClock.now
      try folder.save("templates/home.html", "whole")
      try await Task.sleep(for: .milliseconds(100))
      try file.write(contentsOf: Data("whole".utf8))
      try file.close()
      #expect(await changes.next() == FolderChange(files: ["App.swift", "templates/home.html"]))
      #expect(ContinuousClock.now - began > .milliseconds(100))
    }
  }

  @Test func aFileThatStaysOpenIsNotWaitedForLong() async throws {
    try await watching(pace: .init(patience: .milliseconds(50))) { folder, changes in
      let file = try FileHandle(forWritingTo: folder.appending(path: "templates/home.html"))
      defer { try? file.close() }
      try file.write(contentsOf: Data("half".utf8))
      try folder.save("App.swift", "new")
      #expect(await changes.next() == FolderChange(files: ["App.swift"]))
    }
  }

  // MARK: Files and folders that come and go

  @Test(arguments: [nil, PollingReason.unsupported]) func aFileThatGoesIsAChange(_ polling: PollingReason?) async throws
  {
    try await watching(polling: polling) { folder, changes in
      try folder.remove("templates/home.html")
      #expect(await changes.next() == FolderChange(files: ["templates/home.html"]))
    }
  }

  @Test(arguments: [nil, PollingReason.unsupported]) func aSaveInANewFolderIsAChange(_ polling: PollingReason?)
    async throws
  {
    try await watching(polling: polling) { folder, changes in
      // The first file is made before anybody can have watched the folder.
      for round in 0..<8 {
        let (first, second) = ("new-\(round)/deep/er/first.html", "new-\(round)/deep/er/second.html")
        try folder.save(first, "new")
        #expect(await changes.next() == FolderChange(files: [first]))
        try folder.save(second, "new")
        var told: Set<String> = []
        while !told.contains(second), let change = await changes.next() { told.formUnion(change.files) }
        // The first file may have been found before it was closed; then it is told once more.
        #expect(told.subtracting([first]) == [second])
      }
    }
  }

  @Test func aRenamedFolderIsWatchedUnderItsNewNameOnly() async throws {
    try await watching { folder, changes in
      try folder.rename("templates", "pages")
      #expect(await changes.next() == FolderChange(files: ["templates", "pages/home.html", "pages/login.html"]))
      try folder.save("pages/home.html", "new")
      #expect(await changes.next() == FolderChange(files: ["pages/home.html"]))
      try await withTemporaryFolder { elsewhere in
        try FileManager.default.moveItem(at: folder.appending(path: "pages"), to: elsewhere.appending(path: "pages"))
        #expect(await changes.next() == FolderChange(files: ["pages"]))
        try elsewhere.save("pages/home.html", "newer")
        try folder.save("App.swift", "new")
        #expect(await changes.next() == FolderChange(files: ["App.swift"]))
      }
    }
  }

  @Test(arguments: [nil, PollingReason.unsupported]) func theEndOfTheFolderIsTheLastChange(_ polling: PollingReason?)
    async throws
  {
    try await watching(polling: polling) { folder, changes in
      try FileManager.default.moveItem(at: folder, to: URL(filePath: folder.path + "-moved"))
      defer { try? FileManager.default.removeItem(atPath: folder.path + "-moved") }
      #expect(await changes.next() == FolderChange(folderIsGone: true))
      #expect(await changes.next() == nil)
    }
    try await watching(polling: polling) { folder, changes in
      try FileManager.default.removeItem(at: folder)
      var last: FolderChange?
      while let change = await changes.next() { last = change }
      #expect(last?.folderIsGone == true)
    }
  }

  @Test func aFolderThatIsNotThereIsGone() async throws {
    var changes = FolderWatch.changes(in: URL(filePath: "/no/such/folder")).makeAsyncIterator()
    var last: FolderChange?
    while let change = await changes.next() { last = change }
    #expect(last?.folderIsGone == true)
  }

  // MARK: What does not count

  @Test(arguments: [nil, PollingReason.unsupported]) func ignoredFilesAreNoChange(_ polling: PollingReason?)
    async throws
  {
    try await watching(polling: polling) { folder, changes in
      for name in [
        ".lesson/progress.db", ".build/debug/App", ".git/index", "__pycache__/app.pyc", "node_modules/left/pad.js",
        "venv/bin/python", "instance/site.txt", "templates/.home.html.swp", "App.swift~", "#App.swift#", "users.db-wal",
      ] {
        try folder.save(name, "text")
      }
      try FileManager.default.createSymbolicLink(
        atPath: folder.appending(path: ".#App.swift").path, withDestinationPath: "somebody@somewhere")
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o600], ofItemAtPath: folder.appending(path: "App.swift").path)
      try FileManager.default.createDirectory(
        at: folder.appending(path: "empty"), withIntermediateDirectories: true)
      try await Task.sleep(for: .milliseconds(60))
      try folder.save("templates/login.html", "new")
      #expect(await changes.next() == FolderChange(files: ["templates/login.html"]))
    }
  }

  @Test(arguments: [
    "App.swift", "app.py", "style.css", ".env", "templates", "server.js", "Makefile", "go.mod", "4913.py", "a#b", "tmp",
    "catalog", "template.html", "user.db.swift", "login.part.html",
  ]) func aPersonsFileIsWatched(_ name: String) {
    #expect(!WatchedNames.ignores(name, isFolder: false))
  }

  @Test(arguments: [
    ".App.swift.swp", ".App.swift.swx", "4913", "App.swift~", "#App.swift#", ".#App.swift", "App.swift.tmp",
    "App.swift.tmp.123.456", "App.swift.TMP", "app.py___jb_tmp___", ".goutputstream-X1Y2Z3", "users.db",
    "users.db-journal", "site.sqlite3", "server.log", ".DS_Store",
  ]) func othersAreIgnored(_ name: String) {
    #expect(WatchedNames.ignores(name, isFolder: false))
  }

  // MARK: Many changes

  @Test(arguments: [nil, PollingReason.unsupported]) func manyFilesAtOnceAreFewChanges(_ polling: PollingReason?)
    async throws
  {
    try await watching(polling: polling) { folder, changes in
      let names = Set((0..<3000).map { "many/\($0).html" })
      for name in names { try folder.save(name, "text") }
      var (files, count): (Set<String>, Int) = ([], 0)
      while files.count < names.count, let change = await changes.next() {
        count += 1
        files.formUnion(change.files)
      }
      #expect(files == names)
      #expect(count < 100)
      try folder.save("App.swift", "new")
      #expect(await changes.next() == FolderChange(files: ["App.swift"]))
    }
  }

  #if canImport(Glibc)
    /// Nobody reads while the system's queue of 16384 events fills up.
    @Test func aQueueThatRanOverMeansLookAgain() async throws {
      let text = try String(contentsOfFile: "/proc/sys/fs/inotify/max_queued_events", encoding: .utf8)
      let limit = try #require(Int(text.filter(\.isNumber)))
      try #require(limit < 100_000)
      try await withTemporaryFolder { folder in
        try folder.save("App.swift", "old")
        var folders = try WatchedFolders(folder.path)
        let (one, other) = (folder.appending(path: "a.html").path, folder.appending(path: "b.html").path)
        func fillQueue() {
          // Two events like the one before count once, so that names alternate.
          for _ in 0...(limit / 4) {
            for path in [one, other] { close(open(path, O_CREAT | O_WRONLY | O_TRUNC, 0o600)) }
            unlink(one)
            unlink(other)
          }
        }
        fillQueue()
        // Its event is lost.
        try folder.save("templates/home.html", "new")
        while try folders.read() {}
        #expect(folders.take().isIncomplete)
        try folder.save("templates/home.html", "newer")
        while try folders.read() {}
        #expect(folders.take() == FolderChange(files: ["templates/home.html"]))
        fillQueue()
        try FileManager.default.removeItem(at: folder)
        while try folders.read() {}
        #expect(folders.take().folderIsGone)
      }
    }

    // MARK: Resources

    @Test func nothingIsLeftOpen() async throws {
      func descriptors() throws -> Int { try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count }
      let before = try descriptors()
      try await withTemporaryFolder { folder in
        for round in 0..<200 {
          let changes = FolderWatch.changes(in: folder)
          // Every other one is given up without ever having been read.
          guard round.isMultiple(of: 2) else { continue }
          let reader = Task { for await _ in changes {} }
          reader.cancel()
          await reader.value
        }
        // Other tests open some at the same time.
        try await eventually { try descriptors() < before + 100 }
      }
    }
  #endif

  @Test(arguments: [nil, PollingReason.unsupported]) func aCancelledReaderEndsAtOnce(_ polling: PollingReason?)
    async throws
  {
    try await withTemporaryFolder { folder in
      let ending = SignalPipe()
      let (changes, continuation) = AsyncStream.makeStream(of: FolderChange.self)
      continuation.onTermination = { _ in ending.signal() }
      let news = FolderWatch.news(of: folder.path, polling: polling)
      let watcher = FolderWatcher(
        root: folder.path, pace: .init(look: .seconds(1000)), ending: ending, changes: continuation, news: news)
      let isDone = Latch<Bool>()
      Thread.detachNewThread {
        watcher.run()
        isDone.set(true)
      }
      let reader = Task { for await _ in changes {} }
      reader.cancel()
      await reader.value
      #expect(await isDone.wait())
    }
  }

  @Test(arguments: [(ENOSPC, PollingReason.noWatchLeft), (EMFILE, .noInstanceLeft), (ENOSYS, .unsupported)])
  func anErrorNumberIsAReason(_ number: Int32, _ reason: PollingReason) {
    #expect(PollingReason(errno: number) == reason)
    #expect(PollingReason(errno: EPERM) == .other(errno: EPERM))
  }

  @Test(arguments: [
    ("0:1", nil), ("0:53", "nfs4"), ("0:54", "9p"), ("0:55", "fuse.sshfs"), ("8:1", "ext4"), ("8:2", "fuseblk"),
  ]) func someFileSystemsTellNothing(_ device: String, _ kind: String?) {
    let table = """
      36 35 8:1 / / rw,noatime shared:1 - ext4 /dev/sda1 rw
      37 36 0:53 /export /mnt/a\\040b rw,noexec master:1 shared:2 - nfs4 server:/x rw
      38 36 0:54 / /mnt/c rw - 9p drvfs rw
      39 36 0:55 / /mnt/d rw - fuse.sshfs host: rw
      40 36 8:2 / /mnt/e rw - fuseblk /dev/sda2 rw
      broken 0:1
      """
    let mount = Mount(device: device, table: table)
    #expect(mount?.kind == kind)
    #expect(mount?.changesUnnoticed == kind.map { !["ext4", "fuseblk"].contains($0) })
    #expect(Mount(device: "0:53", table: table)?.options == ["rw", "noexec"])
  }
}

extension URL {
  /// Writes a file in place, its folders with it.
  fileprivate func save(_ name: String, _ text: String) throws {
    let file = appending(path: name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    #if canImport(Glibc)
      try file.waitForWriters()
    #endif
  }

  #if canImport(Glibc)
    /// Waits until nobody has the file open for writing: a process that another test starts has a copy of our descriptor until it
    /// executes its program, and the system tells of the file only when that copy is closed, too.
    private func waitForWriters() throws {
      let number = open(path, O_RDONLY | O_CLOEXEC)
      guard number >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
      defer { close(number) }
      // A read lease is given only where there is no writer (fcntl(2)). Its command is one that Swift's Glibc does not show.
      let setLease: Int32 = 1024
      while fcntl(number, setLease, F_RDLCK) != 0, errno == EAGAIN { sched_yield() }
      _ = fcntl(number, setLease, F_UNLCK)
    }
  #endif

  fileprivate func rename(_ old: String, _ new: String) throws {
    guard Foundation.rename(appending(path: old).path, appending(path: new).path) == 0 else {
      throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
    }
  }

  fileprivate func remove(_ name: String) throws { try FileManager.default.removeItem(at: appending(path: name)) }
}
