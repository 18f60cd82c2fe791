import Crypto
import Foundation

extension Course {
  /// Those who register at a step in the place of the course's people; none before people register.
  ///
  /// - Parameter check: whose people these are; nil for those of all checks. Their names differ, and their passwords do not:
  ///   reports take these out.
  func newcomers(at step: String, seed: String, of check: String? = nil) -> [Person] {
    registersPeople(at: step) ? people.map { $0.newcomer(seed: seed, of: check) } : []
  }
}

extension Person {
  /// The same role as somebody new: a name that stands on no page by chance, and a password that any app must take.
  func newcomer(seed: String, of check: String? = nil) -> Person {
    func token(_ what: String, _ length: Int) -> String {
      let digest = SHA256.hash(data: Data("\(seed)/\(role)/\(what)".utf8))
      return digest.prefix(length).map { String($0 % 36, radix: 36) }.joined()
    }
    return Person(
      role: role, name: role + "zq" + token(check.map { "name/\($0)" } ?? "name", 6),
      password: "Pw.1" + token("password", 18))
  }
}
