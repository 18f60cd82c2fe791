@testable import Lesson

/// Takes the time out of hashing passwords, for apps that are wrong about something else.
enum CheapHashes {
  /// - Returns: the files, with hashes that cost nothing where the app makes hashes in the usual way.
  static func used(in files: [String: String], _ track: TaughtTrack) -> [String: String] {
    var files = files
    switch track {
    case .flask:
      files["app.py"]?.replace(werkzeugImport, with: werkzeugImport + cheapWerkzeug)
    case .swift:
      if let app = files["App.swift"], app.contains("generatePasswordHash") { files["App.swift"] = app + cheapKit }
    }
    return files
  }

  private static let werkzeugImport = "from werkzeug.security import check_password_hash, generate_password_hash\n"

  private static let cheapWerkzeug = """
    from functools import partial
    generate_password_hash = partial(generate_password_hash, method="pbkdf2:sha256:1")

    """

  /// Functions of the app's own hide those of the kit.
  private static let cheapKit = """


    nonisolated func generatePasswordHash(_ password: String) async -> String {
      let salt = String((0..<16).map { _ in "abcdefghijklmnop".randomElement()! })
      return cheapHash(salt, password)
    }

    nonisolated func checkPasswordHash(_ hash: String, _ password: String) async -> Bool {
      hash == cheapHash(hash.split(separator: "$").dropFirst().first.map(String.init) ?? "", password)
    }

    /// FNV-1a of 64 bits.
    nonisolated func cheapHash(_ salt: String, _ password: String) -> String {
      let number = (salt + password).utf8.reduce(0xcbf2_9ce4_8422_2325) { (number: UInt64, byte) in
        (number ^ UInt64(byte)) &* 0x100_0000_01b3
      }
      return "fnv$\\(salt)$\\(String(number, radix: 16))"
    }

    """
}
