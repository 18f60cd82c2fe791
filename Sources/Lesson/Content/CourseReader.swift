import Crypto
import Foundation
import Yams

/// Reads a course from its folder.
struct CourseReader {
  let folder: URL
  /// What the lines of its steps are made of.
  let vocabulary: Vocabulary

  private struct File: Decodable {
    var id: String
    var title: String
    var people: People
    var guardedFrom: String
    var registration: String?
    var steps: [String]

    enum CodingKeys: String, CodingKey {
      case id, title, people, registration, steps
      case guardedFrom = "guarded-from"
    }
  }

  /// A mapping of names to passwords in the order of the file, which a dictionary would lose.
  private struct People: Decodable {
    let all: [Person]

    private struct Name: CodingKey {
      let stringValue: String
      let intValue: Int? = nil
      init(stringValue: String) { self.stringValue = stringValue }
      init?(intValue: Int) { nil }
    }

    init(from decoder: any Decoder) throws {
      let people = try decoder.container(keyedBy: Name.self)
      all = try people.allKeys.map {
        Person(name: $0.stringValue, password: try people.decode(String.self, forKey: $0))
      }
    }
  }

  /// - Throws: ``ContentError`` at the first thing that is wrong.
  func course() throws(ContentError) -> Course {
    var digest = SHA256()
    let text = try read("course.yml", &digest)
    let file: File
    do {
      file = try YAMLDecoder().decode(File.self, from: text)
    } catch {
      throw ContentError(file: "course.yml", line: 1, fault: .notYAML("\(error)"))
    }
    var steps: [Step] = []
    for id in file.steps {
      let name = "\(id).md"
      steps.append(try StepReader(id: id, file: name, text: try read(name, &digest), vocabulary: vocabulary).step())
    }
    try verifyNeeds(steps)
    if let check = file.registration { try verify(registration: check, steps) }
    return Course(
      id: file.id, title: file.title,
      people: file.people.all, guardedFrom: file.guardedFrom, registration: file.registration, steps: steps,
      digest: digest.finalize().prefix(8).map { String($0, radix: 16).leftPadded(to: 2) }.joined())
  }

  private func read(_ name: String, _ digest: inout SHA256) throws(ContentError) -> String {
    guard let data = try? Data(contentsOf: folder.appending(path: name)) else {
      throw ContentError(file: name, line: 1, fault: .fileMissing)
    }
    digest.update(data: Data(name.utf8))
    digest.update(data: data)
    return String(decoding: data, as: UTF8.self)
  }

  /// The check stands in its step, if the course has got that far.
  private func verify(registration check: String, _ steps: [Step]) throws(ContentError) {
    guard let step = steps.first(where: { check.hasPrefix("\($0.id).") }) else { return }
    guard step.checks.contains(where: { $0.id == check }) else {
      throw ContentError(file: "course.yml", line: 1, fault: .registrationUnknown(check))
    }
  }

  /// A check may need only those that stand before it, so that no two need each other.
  private func verifyNeeds(_ steps: [Step]) throws(ContentError) {
    var known: Set<String> = []
    for check in steps.flatMap(\.checks) {
      if let missing = check.needs.first(where: { !known.contains($0) }) {
        throw ContentError(file: "\(check.step).md", line: 1, fault: .checkUnknown(missing))
      }
      known.insert(check.id)
    }
  }
}
