import Foundation
import Synchronization

/// Answers Tab at the prompt: commands, lines, step ids, people, what is in the browser, and paths of the file system.
///
/// Tab is answered at once and from any thread, so it knows the browser as it was when it was last shown here.
final class PromptCompletion: Sendable {
  private let steps: [String]
  private let people: [String]
  private let folder: URL
  private let seen: Mutex<Seen>

  /// What changes from line to line.
  private struct Seen {
    var lines: LineCompletion
    /// The learner's.
    var folder: URL?
    /// The ids of the step's checks, and of those that failed last.
    var checks: [String] = []
    var failed: [String] = []
  }

  /// - Parameter folder: Where relative paths start.
  init(steps: [String], people: [String], folder: URL) {
    (self.steps, self.people, self.folder) = (steps, people, folder)
    seen = Mutex(Seen(lines: LineCompletion(vocabulary: SignInCourse.vocabulary, people: people, browser: nil)))
  }

  /// Takes note of the browser that lines are typed in now, nil where no app runs, and of the learner's folder.
  func see(_ browser: Browser?, folder: URL?) {
    let lines = LineCompletion(vocabulary: SignInCourse.vocabulary, people: people, browser: browser)
    seen.withLock { ($0.lines, $0.folder) = (lines, folder) }
  }

  /// Takes note of the step's checks, and of those that failed last.
  func see(checks: [String], failed: [String]) {
    seen.withLock { ($0.checks, $0.failed) = (checks, failed) }
  }

  func complete(_ line: String, _ cursor: Int) -> Completion? {
    let typed = String(decoding: line.utf8.prefix(cursor), as: UTF8.self)
    let last = String(typed[LineCompletion.lastWord(of: typed)...])
    let start = typed.utf8.count - last.utf8.count
    let words = typed.split(separator: " ").map(String.init)
    let seen = self.seen.withLock { $0 }
    if words.first == "new", typed.contains(" ") { return path(last, start, in: folder, foldersOnly: true) }
    if words.first == "edit", typed.contains(" "), let own = seen.folder {
      return path(last, start, in: own, foldersOnly: false)
    }
    let commands = PromptCommand.forms.compactMap { command($0, words, last, seen) }
    let lines = seen.lines.candidates(for: typed)
    let candidates = Set(commands.flatMap(\.self) + lines).sorted()
    guard !candidates.isEmpty else { return nil }
    let isOpen = candidates.count == 1 && candidates[0].hasSuffix("=")
    return Completion(start: start, candidates: candidates, suffix: isOpen ? "" : " ")
  }

  private func command(
    _ form: PromptCommand.Form, _ words: [String], _ last: String, _ seen: Seen
  ) -> [String]? {
    let before = last.isEmpty ? words : words.dropLast()
    guard before.count < form.words.count, before.elementsEqual(form.words.prefix(before.count)) else { return nil }
    let next = form.words[before.count]
    let offered =
      switch next {
      case "STEP": steps
      // Those that failed are meant most often; whoever begins to type one may mean any.
      case "[CHECK]": last.isEmpty && !seen.failed.isEmpty ? seen.failed : seen.checks
      default: next.first?.isLowercase == true ? [next] : []
      }
    return offered.filter { $0.hasPrefix(last) }
  }

  private func path(_ last: String, _ start: Int, in folder: URL, foldersOnly: Bool) -> Completion? {
    let directory = last.contains("/") ? String(last[...(last.lastIndex(of: "/") ?? last.startIndex)]) : ""
    let expanded = (directory as NSString).expandingTildeInPath
    let base = expanded.hasPrefix("/") ? URL(filePath: expanded) : folder.appending(path: expanded)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: base.path)) ?? []
    let found = names.filter { !$0.hasPrefix(".") }.sorted().compactMap { name -> String? in
      let isFolder = base.appending(path: name).isFolder
      return isFolder || !foldersOnly ? directory + name + (isFolder ? "/" : "") : nil
    }.filter { $0.hasPrefix(last) }
    let isFile = found.count == 1 && found[0].last != "/"
    return found.isEmpty ? nil : Completion(start: start, candidates: found, suffix: isFile ? " " : "")
  }
}

extension LineCompletion {
  /// What can be typed about a browser: its cookies, and what is on its page.
  fileprivate init(vocabulary: Vocabulary, people: [String], browser: Browser?) {
    self.vocabulary = vocabulary
    let page = browser?.view?.page
    let cookies = Self.typable(browser?.jar.cookies.map(\.name) ?? [])
    let form = page?.mainForm
    let buttons = page?.forms.flatMap(\.buttons).filter { $0.submits && !$0.isDisabled }.map(\.label) ?? []
    let links = page?.links.filter { $0.address.flatMap { browser?.isHere($0) } ?? false } ?? []
    values = [
      .person: people,
      .method: ["HEAD", "GET", "POST", "PUT", "DELETE"],
      .address: Self.typable(["/", "/login", "/dashboard", "/logout"] + links.compactMap(\.address?.target)),
      .label: Self.typable(buttons + links.map(\.text)),
      .unit: Duration.unitNames,
      .cookie: cookies,
      .cookieValue: cookies.filter { Line.quoted($0) == $0 },
    ]
    let fields = form?.fields.filter { $0.type != "hidden" && !$0.isDisabled }.map(\.name) ?? []
    self.fields = Self.typable(fields).filter { Line.quoted($0) == $0 }
  }

  /// Each once, and nothing that no key types or that does something to the terminal: apps choose these texts.
  private static func typable(_ texts: [String]) -> [String] {
    var found: [String] = []
    for text in texts where !text.isEmpty && text == text.harmless && !text.contains(where: \.isNewline) {
      if !found.contains(text) { found.append(text) }
    }
    return found
  }
}
