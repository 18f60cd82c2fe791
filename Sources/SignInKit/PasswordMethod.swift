internal import Crypto
internal import CryptoExtras
internal import Foundation

/// How a password is made into a hash, and at what cost.
enum PasswordMethod: Hashable, Sendable {
  /// RFC 7914: the cost `N`, the block size `r` and the parallelism `p`.
  case scrypt(cost: Int, blockSize: Int, parallelism: Int)
  /// RFC 8018 section 5.2, with HMAC.
  case pbkdf2(Digest, rounds: Int)

  enum Digest: String {
    case md5, sha1, sha224, sha256, sha384, sha512
  }

  /// Werkzeug's own default.
  static let usual = PasswordMethod.scrypt(cost: 32768, blockSize: 8, parallelism: 1)

  /// Reads `scrypt:32768:8:1`, `pbkdf2:sha256:1000000`, or less: what is left out is Werkzeug's default.
  ///
  /// A stored hash says itself how much is to be computed. What takes minutes or all memory is refused.
  init?(_ text: String) {
    let words = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    let numbers = words.dropFirst().compactMap(Self.number)
    switch (words[0], words.count) {
    case ("scrypt", 1): self = .usual
    case ("scrypt", 4) where numbers.count == 3:
      self = .scrypt(cost: numbers[0], blockSize: numbers[1], parallelism: numbers[2])
    case ("pbkdf2", 1...3):
      let digest = words.count > 1 ? Digest(rawValue: words[1]) : .sha256
      guard let digest, let rounds = words.count > 2 ? numbers.first : 1_000_000 else { return nil }
      self = .pbkdf2(digest, rounds: rounds)
    default: return nil
    }
    guard isReasonable else { return nil }
  }

  var text: String {
    switch self {
    case .scrypt(let cost, let blockSize, let parallelism): "scrypt:\(cost):\(blockSize):\(parallelism)"
    case .pbkdf2(let digest, let rounds): "pbkdf2:\(digest):\(rounds)"
    }
  }

  /// In hexadecimal, `nil` where the library cannot compute it. The password is taken as it is: UTF-8, not normalized.
  func hash(_ password: String, salt: String) -> String? {
    let (password, salt) = (Data(password.utf8), Data(salt.utf8))
    let key =
      switch self {
      case .scrypt(let cost, let blockSize, let parallelism):
        try? KDF.Scrypt.deriveKey(
          from: password, salt: salt, outputByteCount: 64, rounds: cost, blockSize: blockSize, parallelism: parallelism)
      case .pbkdf2(let digest, let rounds):
        try? KDF.Insecure.PBKDF2.deriveKey(
          from: password, salt: salt, using: digest.function, outputByteCount: digest.byteCount,
          unsafeUncheckedRounds: rounds)
      }
    return key?.withUnsafeBytes(hexadecimal)
  }

  /// At most 256 MiB, and some seconds: four times the costliest in OWASP's Password Storage cheat sheet.
  private var isReasonable: Bool {
    switch self {
    case .scrypt(let cost, let blockSize, let parallelism):
      cost > 1 && cost & (cost - 1) == 0 && cost <= 1 << 20 && (1...64).contains(blockSize)
        && (1...64).contains(parallelism) && cost * blockSize <= 1 << 21 && cost * blockSize * parallelism <= 1 << 22
    case .pbkdf2(_, let rounds): (1...6_000_000).contains(rounds)
    }
  }

  /// `nil` unless it is all digits: `Int` would also take `+1`.
  private static func number(_ text: String) -> Int? {
    text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ? Int(text) : nil
  }
}

extension PasswordMethod.Digest {
  fileprivate var function: KDF.Insecure.PBKDF2.HashFunction {
    switch self {
    case .md5: .insecureMD5
    case .sha1: .insecureSHA1
    case .sha224: .insecureSHA224
    case .sha256: .sha256
    case .sha384: .sha384
    case .sha512: .sha512
    }
  }

  /// As long as the digest itself.
  fileprivate var byteCount: Int {
    switch self {
    case .md5: 16
    case .sha1: 20
    case .sha224: 28
    case .sha256: 32
    case .sha384: 48
    case .sha512: 64
    }
  }
}
