import Foundation
import Testing

@testable import SignInKit

@Suite(.inTurn) struct PasswordHashTests {
  @Test func theVectorsAreThere() {
    #expect(PasswordVectors.shared.hashes.count == 17)
    #expect(PasswordVectors.shared.refused.count == 3)
  }

  @Test(arguments: PasswordVectors.shared.hashes)
  func readsWhatWerkzeugWrote(vector: PasswordVectors.Vector) async {
    #expect(await checkPasswordHash(vector.hash, vector.password))
    #expect(await !checkPasswordHash(vector.hash, vector.password + "x"))
  }

  @Test(arguments: PasswordVectors.shared.hashes)
  func computesWhatWerkzeugComputes(vector: PasswordVectors.Vector) throws {
    let hash = try #require(PasswordHash(vector.hash))
    #expect(hash.method.hash(vector.password, salt: hash.salt) == hash.hash)
    #expect(hash.text == vector.hash)
  }

  @Test(arguments: PasswordVectors.shared.refused)
  func refusesWhatWerkzeugRefuses(vector: PasswordVectors.Refused) async {
    #expect(await !checkPasswordHash(vector.hash, vector.password))
  }

  @Test func aHashFitsItsPasswordAlone() async {
    let hash = await generatePasswordHash("Пароль 密码 🔑")
    #expect(hash.contains(/^scrypt:32768:8:1\$[A-Za-z0-9]{16}\$[0-9a-f]{128}$/))
    #expect(await checkPasswordHash(hash, "Пароль 密码 🔑"))
    #expect(await !checkPasswordHash(hash, "Пароль 密码 🔒"))
    #expect(await generatePasswordHash("Пароль 密码 🔑") != hash)
  }

  /// The two are one text to Swift's `==`, and two passwords to everybody else.
  @Test func aPasswordIsTakenAsItIs() async {
    let hash = await generatePasswordHash("\u{E9}")
    #expect(await !checkPasswordHash(hash, "e\u{301}"))
  }

  @Test func whatIsLeftOutIsWerkzeugsDefault() {
    #expect(PasswordMethod("scrypt") == .scrypt(cost: 32768, blockSize: 8, parallelism: 1))
    #expect(PasswordMethod("pbkdf2") == .pbkdf2(.sha256, rounds: 1_000_000))
    #expect(PasswordMethod("pbkdf2:sha1") == .pbkdf2(.sha1, rounds: 1_000_000))
  }

  /// Else whoever can write into the database could keep the app busy for ever.
  @Test(arguments: [
    "", "plain", "scrypt:32768", "scrypt:32768:8:1:1", "scrypt:x:8:1", "scrypt:32767:8:1", "scrypt:0:8:1",
    "scrypt:1:8:1",
    "scrypt:+32768:8:1", "scrypt:1099511627776:8:1", "scrypt:1048576:8:1", "scrypt:1024:1048576:1",
    "scrypt:1024:8:99999",
    "scrypt:9223372036854775808:8:1", "scrypt:-2:8:1", "pbkdf2:sha256:0", "pbkdf2:sha256:4294967296", "pbkdf2:md6:1000",
    "pbkdf2:sha256:1000:1", "pbkdf2::1000", "pbkdf2:sha256:", "sha256", "bcrypt",
  ])
  func refusesAMethodThatIsNoneOrCostsTooMuch(_ method: String) async {
    #expect(PasswordMethod(method) == nil)
    #expect(await !checkPasswordHash("\(method)$salt$nothing", "password"))
  }
}

/// Hashes made by Werkzeug itself.
struct PasswordVectors: Decodable {
  struct Vector: Decodable, Sendable, CustomTestStringConvertible {
    let password: String
    let hash: String

    var testDescription: String { String(hash.prefix { $0 != "$" }) + " " + password.prefix(10) }
  }

  struct Refused: Decodable, Sendable, CustomTestStringConvertible {
    let hash: String
    let password: String

    var testDescription: String { hash }
  }

  private struct Method: Decodable {
    let vectors: [Vector]
    let others: [Vector]?
  }

  private let scrypt: Method
  private let pbkdf2: Method
  let refused: [Refused]

  private enum CodingKeys: String, CodingKey {
    case scrypt = "werkzeug_scrypt"
    case pbkdf2 = "werkzeug_pbkdf2"
    case refused = "werkzeug_check_edge_cases"
  }

  var hashes: [Vector] { [scrypt, pbkdf2].flatMap { $0.vectors + ($0.others ?? []) } }

  /// Empty if the fixture cannot be read, which `theVectorsAreThere` reports.
  static let shared: PasswordVectors = {
    let file = URL.fixtures.appending(path: "vectors.json")
    do {
      return try JSONDecoder().decode(PasswordVectors.self, from: Data(contentsOf: file))
    } catch {
      Issue.record(error)
      return PasswordVectors(
        scrypt: Method(vectors: [], others: nil), pbkdf2: Method(vectors: [], others: nil), refused: [])
    }
  }()
}
