import Foundation
import Testing

@testable import Lesson

/// What is found in the bytes of an app's files.
@Suite(.inTurn) struct StoredPasswordTests {
  private static let password = "pwxk3v9q0z7mde81hu2t"

  private static func spelling(in text: String) -> PasswordSpelling? {
    ByteSearch(
      PasswordSpelling.allCases.flatMap { spelling in
        spelling.bytes(of: password).map { (bytes: $0, label: spelling) }
      }
    ).first(in: Array("SQLite format 3 \(text) and more".utf8))
  }

  @Test func aPasswordIsFoundHoweverItIsWritten() throws {
    #expect(Self.spelling(in: "carol\(Self.password)") == .plain)
    #expect(Self.spelling(in: String(Self.password.reversed())) == .backwards)
    #expect(Self.spelling(in: "CKXX3I9D0M7ZQR81UH2G".lowercased()) == nil)
    #expect(Self.spelling(in: "cjkx3i9d0m7zqr81uh2g") == .rot13)
    for name in ["", "a", "ab", "abc"] {
      #expect(Self.spelling(in: Data("\(name)\(Self.password)".utf8).base64EncodedString()) == .base64)
      #expect(Self.spelling(in: Data("\(name)\(Self.password)!".utf8).base64EncodedString()) == .base64)
    }
    #expect(Self.spelling(in: Self.password.utf8.hex) == .hex)
    #expect(Self.spelling(in: Self.password.utf8.hex.uppercased()) == .hex)
    #expect(Self.spelling(in: Self.password.map { "\($0)\0" }.joined()) == .utf16)
    #expect(Self.spelling(in: "scrypt:32768:8:1$abcdefgh$0123456789abcdef") == nil)
  }

  /// RFC 1321 A.5, and FIPS 180-4 by its published examples.
  @Test func hashesAreThoseOfTheStandards() {
    #expect(FastHash.Function.md5.bytes(of: "abc").hex == "900150983cd24fb0d6963f7d28e17f72")
    #expect(FastHash.Function.sha1.bytes(of: "abc").hex == "a9993e364706816aba3e25717850c26c9cd0d89d")
    #expect(
      FastHash.Function.sha256.bytes(of: "abc").hex
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(FastHash.Function.sha384.bytes(of: "abc").hex.hasPrefix("cb00753f45a35e8bb5a03d699ac65007"))
    #expect(FastHash.Function.sha512.bytes(of: "abc").hex.hasPrefix("ddaf35a193617abacc417349ae204131"))
  }

  @Test func aHashIsFoundAsTextAndAsBytes() {
    let person = Person(name: "carol", password: Self.password)
    let search = ByteSearch(
      FastHash.all.flatMap { hash in hash.spellings(of: person).map { (bytes: $0, label: hash) } })
    for hash in FastHash.all {
      for spelling in hash.spellings(of: person) { #expect(search.first(in: [0, 1] + spelling + [2]) == hash) }
    }
    #expect(search.first(in: FastHash.Function.md5.bytes(of: "another password")) == nil)
  }

  // MARK: Rows

  private static func shares(_ rows: String...) -> Bool {
    let file = DataFolder.File(name: "accounts", bytes: Array(rows.joined().utf8))
    return AccountRows(of: ["zqfirst1", "zqother1", "zqlast01"], in: [file])
      .share("zqfirst1", "zqlast01", not: "zqother1")
  }

  private static let (one, two, three) = (
    "5ecb4f0c8a7d61e2f3b0", "90ab12cd34ef56a7b8c9", "d41d8cd98f00b204e980"
  )

  @Test func theSameHashForTwoPeopleIsFoundBehindTheirNamesOrBefore() {
    #expect(Self.shares("zqlast01\(Self.one)\u{1}zqother1\(Self.two)\u{2}zqfirst1\(Self.one)"))
    #expect(Self.shares("\(Self.one)zqlast01\u{1}\(Self.two)zqother1\u{2}\(Self.one)zqfirst1"))
    #expect(
      Self.shares(
        #"[{"name": "zqfirst1", "hash": "\#(Self.one)"}, "#, #"{"name": "zqother1", "hash": "\#(Self.two)"}, "#,
        #"{"name": "zqlast01", "hash": "\#(Self.one)"}]"#))
  }

  /// A database's page may begin with the row of a person, and hold a row before that of another.
  @Test func whatTheThirdRowHoldsOnItsOtherSideIsNoHash() {
    let (method, space) = ("scrypt:32768:8:1$", String(repeating: "\0", count: 500))
    #expect(
      !Self.shares(
        "\(method)\(Self.two)zqfirst1\(method)\(Self.one)\(space)", "zqother1\(method)\(Self.two)\(space)",
        "\(method)\(Self.one.reversed())zqlast01\(method)\(Self.three)"))
  }

  /// Salts and hashes may begin or end alike by chance.
  @Test func aFewCharactersInCommonAreNoHash() {
    let method = "pbkdf2_sha256$40000$"
    #expect(
      !Self.shares(
        "zqfirst1 \(method)2\(Self.one)", "zqother1 \(method)9\(Self.two)", "zqlast01 \(method)2\(Self.three)"))
    #expect(
      !Self.shares(
        "zqfirst1 \(Self.one)b4=\", \"mail\": \"someone\"", "zqother1 \(Self.two)c8=\", \"mail\": \"someone\"",
        "zqlast01 \(Self.three)b4=\", \"mail\": \"someone\""))
  }

  @Test func whatEveryRowHoldsIsNoHash() {
    let method = "$argon2id$v=19$m=19456,t=2,p=1$"
    #expect(
      !Self.shares(
        "zqfirst1\(method)\(Self.one) user", "zqother1\(method)\(Self.two) user", "zqlast01\(method)\(Self.three) user")
    )
    #expect(
      !Self.shares(
        "zqlast01\(Self.one)", String(repeating: "\0", count: 40), "zqother1\(Self.two)", "zqfirst1\(Self.three)"))
  }

  @Test func whatIsReadOfARowMayBeAHashWithOneCharacterTooMany() {
    let file = DataFolder.File(
      name: "site.db", bytes: Array("\u{1}zqfirst1scrypt:32768:8:1$salt$\(Self.one)O\u{3}".utf8))
    #expect(
      AccountRows(of: ["zqfirst1"], in: [file]).texts(beside: "zqfirst1") == [
        "scrypt:32768:8:1$salt$\(Self.one)O", "scrypt:32768:8:1$salt$\(Self.one)",
      ])
  }

  // MARK: Files

  @Test func allFilesOfAFolderAreReadAndNothingElse() async throws {
    try await withTemporaryFolder { folder in
      try FileManager.default.createDirectory(at: folder.appending(path: "logs"), withIntermediateDirectories: true)
      for (name, text) in [("b.db", "carol"), ("logs/a.log", "dora and eve"), ("empty", "")] {
        try Data(text.utf8).write(to: folder.appending(path: name))
      }
      mkfifo(folder.appending(path: "pipe").path, 0o600)
      try FileManager.default.createSymbolicLink(
        at: folder.appending(path: "link"), withDestinationURL: URL(filePath: "/etc/passwd"))
      let data = DataFolder(url: folder)
      #expect(data.paths == ["b.db", "logs/a.log"])
      #expect(data.files().map { String(decoding: $0.bytes, as: UTF8.self) } == ["carol", "dora and eve"])
      #expect(data.files(limit: 7).map(\.bytes.count) == [5, 2])
      #expect(data.outline == "b.db\nlogs/a.log\n  dora and eve")
    }
  }

  @Test func anEmptyFolderIsNoMistake() async throws {
    try await withTemporaryFolder { #expect(DataFolder(url: $0).outline == "There is nothing in DATA_DIR.") }
  }
}
