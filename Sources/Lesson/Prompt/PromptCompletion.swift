import Foundation

/// Answers Tab at the prompt: commands, lines, step ids, people, and paths of the file system.
struct PromptCompletion: Sendable {
  let steps: [String]
  let people: [String]
  /// Where relative paths start.
  let folder: URL

  func complete(_ line: String, _ cursor: Int) -> Completion? {
    let typed = String(decoding: line.utf8.prefix(cursor), as: UTF8.self)
    let last = typed.split(separator: " ", omittingEmptySubsequences: false).last.map(String.init) ?? ""
    let start = typed.utf8.count - last.utf8.count
    let words = typed.split(separator: " ").map(String.init)
    if words.first == "new", typed.contains(" ") { return path(last, start) }
    let commands = PromptCommand.forms.compactMap { command($0, words, last) }
    let lines = LineCompletion.candidates(for: typed) { values($0) }
    let candidates = Set(commands.flatMap(\.self) + lines).sorted()
    guard !candidates.isEmpty else { return nil }
    let isOpen = candidates.count == 1 && candidates[0].hasSuffix("=")
    return Completion(start: start, candidates: candidates, suffix: isOpen ? "" : " ")
  }

  private func command(_ form: PromptCommand.Form, _ words: [String], _ last: String) -> [String]? {
    let before = last.isEmpty ? words : words.dropLast()
    guard before.count < form.words.count, before.elementsEqual(form.words.prefix(before.count)) else { return nil }
    let next = form.words[before.count]
    let offered = next == "STEP" ? steps : next.first?.isLowercase == true ? [next] : []
    return offered.filter { $0.hasPrefix(last) }
  }

  private func values(_ slot: Slot) -> [String] {
    switch slot {
    case .person: people
    case .address: ["/", "/login", "/dashboard", "/logout"]
    case .cookie: ["session"]
    case .method: ["HEAD", "GET", "POST", "PUT", "DELETE"]
    default: []
    }
  }

  private func path(_ last: String, _ start: Int) -> Completion? {
    let directory = last.contains("/") ? String(last[...(last.lastIndex(of: "/") ?? last.startIndex)]) : ""
    let expanded = (directory as NSString).expandingTildeInPath
    let base = expanded.hasPrefix("/") ? URL(filePath: expanded) : folder.appending(path: expanded)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: base.path)) ?? []
    let found = names.filter { !$0.hasPrefix(".") }.map { directory + $0 + "/" }.filter { $0.hasPrefix(last) }.sorted()
    return found.isEmpty ? nil : Completion(start: start, candidates: found, suffix: "")
  }
}
