import Foundation

/// When the learner's app is judged: when they ask for it, and whenever they save a file. A newer judgement takes the place of the
/// one that runs.
actor SaveWatch {
  /// Judges the app as it is now.
  ///
  /// - Parameter change: what was saved; nil where the learner asked.
  typealias Judgement = @Sendable (_ change: FolderChange?) async -> Void

  private let screen: PromptScreen
  private let interruption: Interruption
  /// Tells when a check takes so long that it is to be said.
  private let clock: any Clock<Duration>
  /// Judging, and watching the folder: of each one at a time.
  private let runs = LatestRun()
  private let watching = LatestRun()
  /// The saves in the learner's folders, as the folders come.
  private let saves = AsyncStream.makeStream(of: FolderSaves.self)
  /// The saves that no report has named: newer ones took the place of their judgement.
  private var untold = FolderChange()
  /// Says that the check of a save takes long, unless its verdict comes first.
  private var notice: Task<Void, Never>?
  private var verdicts = 0

  init(screen: PromptScreen, interruption: Interruption, clock: any Clock<Duration>) {
    (self.screen, self.interruption, self.clock) = (screen, interruption, clock)
  }

  /// What is said where a check was stopped.
  static let stopped = "The check was stopped. Nothing was recorded."

  /// The learner asks for a verdict.
  func check(_ judge: @escaping Judgement) async { await runs.run { await judge(nil) } }

  /// Notices every save in a folder from now on.
  nonisolated func watch(_ folder: URL?) {
    // Where nobody looks on, a verdict between the answers would only confuse.
    guard screen.source.isInteractive, let folder else { return }
    saves.continuation.yield(FolderSaves(folder: folder, changes: FolderWatch.changes(in: folder)))
  }

  /// Notices no save any longer.
  func rest() async { await watching.run {} }

  /// Judges after each save, until the task is cancelled. Another folder takes the place of the one before.
  func run(_ judge: @escaping Judgement) async {
    await withDiscardingTaskGroup { group in
      for await saves in saves.stream {
        group.addTask { await self.watching.run { await self.judge(saves, judge) } }
      }
    }
  }

  private func judge(_ saves: FolderSaves, _ judge: @escaping Judgement) async {
    await withDiscardingTaskGroup { group in
      for await change in saves.changes {
        if let reason = change.polling {
          screen.say(screen.wrapped("\(reason.explanation.happened) \(reason.explanation.advice)"))
        }
        if change.folderIsGone {
          screen.say(screen.wrapped("The folder \(saves.folder.path) is gone, so its files are not watched any more."))
        }
        guard change.callsForCheck else { continue }
        untold = untold.merging(change)
        group.addTask { await self.runs.run { await self.judge(save: change, judge) } }
      }
    }
  }

  /// Nobody asked for it, so it says that it runs where that is not seen soon, and Ctrl-C at the prompt stops it.
  private func judge(save change: FolderChange, _ judge: @escaping Judgement) async {
    let before = verdicts
    // Ended below, or before that by the verdict.
    let notice = Task { await self.announce() }
    self.notice = notice
    let isStopped = await interruption.stopping { await judge(change) }
    notice.cancel()
    if isStopped, verdicts == before { screen.say(Self.stopped) }
  }

  private func announce() async {
    do { try await clock.sleep(for: .seconds(1)) } catch { return }
    // The verdict may have come while this waited for its turn.
    if !Task.isCancelled { screen.say("Checking \(untold.filesInWords) … Ctrl-C stops it.") }
  }

  /// A verdict is there, or another answer to the saves so far.
  ///
  /// - Returns: the files that were saved, in words: those of this judgement, and of the earlier ones that no report has named.
  func answer(_ change: FolderChange?, isVerdict: Bool) -> String {
    if isVerdict {
      notice?.cancel()
      verdicts += 1
    }
    defer { untold = FolderChange() }
    return (change.map(untold.merging) ?? untold).filesInWords
  }
}

extension FolderChange {
  /// `App.swift, templates/login.html`
  fileprivate var filesInWords: String {
    let names = files.sorted()
    switch names.count {
    case 0: return "several files"
    case 1...3: return names.joined(separator: ", ")
    default: return "\(names[0]) and \(names.count - 1) more files"
    }
  }
}
