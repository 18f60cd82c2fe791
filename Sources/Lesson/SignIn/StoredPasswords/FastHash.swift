import Crypto
import Foundation

/// A hash that is made to be fast, of a password without a random salt: whoever has the table tries billions of passwords a
/// second (OWASP Password Storage cheat sheet).
struct FastHash: Sendable, Equatable {
  let function: Function
  let input: Input

  enum Function: String, Sendable, CaseIterable {
    case md5 = "MD5"
    case sha1 = "SHA-1"
    case sha256 = "SHA-256"
    case sha384 = "SHA-384"
    case sha512 = "SHA-512"

    func bytes(of text: String) -> [UInt8] {
      let data = Data(text.utf8)
      return switch self {
      case .md5: Array(Insecure.MD5.hash(data: data))
      case .sha1: Array(Insecure.SHA1.hash(data: data))
      case .sha256: Array(SHA256.hash(data: data))
      case .sha384: Array(SHA384.hash(data: data))
      case .sha512: Array(SHA512.hash(data: data))
      }
    }
  }

  /// What was hashed.
  enum Input: String, Sendable, CaseIterable {
    case password = "of the password"
    case nameAndPassword = "of name and password"
    case passwordAndName = "of password and name"

    func texts(_ person: Person) -> [String] {
      let (name, password) = (person.name, person.password)
      return switch self {
      case .password: [password]
      case .nameAndPassword: [name + password, "\(name):\(password)"]
      case .passwordAndName: [password + name, "\(password):\(name)"]
      }
    }
  }

  /// As it may stand in a file: as bytes, in hexadecimal, in base64.
  func spellings(of person: Person) -> [[UInt8]] {
    input.texts(person).map(function.bytes).flatMap { bytes -> [[UInt8]] in
      let (hex, base64) = (bytes.hex, Data(bytes).base64EncodedString().replacing("=", with: ""))
      return [bytes] + [hex, hex.uppercased(), base64, Data(bytes).base64URL].map { Array($0.utf8) }
    }
  }

  static let all = Function.allCases.flatMap { function in
    Input.allCases.map { FastHash(function: function, input: $0) }
  }
}
