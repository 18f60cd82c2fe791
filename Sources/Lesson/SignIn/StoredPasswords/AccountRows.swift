/// What stands beside the names of people in the files of an app, whatever their format: before each name back to the name
/// before it, and behind it up to the next.
///
/// In a database or a list, one of the two is the row of the person.
struct AccountRows: Sendable {
  /// How far a row may reach, in bytes.
  private static let reach = 400

  private var before: [String: [ArraySlice<UInt8>]] = [:]
  private var behind: [String: [ArraySlice<UInt8>]] = [:]

  init(of names: [String], in files: [DataFolder.File]) {
    let search = ByteSearch(names.map { (bytes: Array($0.utf8), label: $0) })
    for file in files {
      let found = search.matches(in: file.bytes)
      for (index, match) in found.enumerated() {
        let start = max(index > 0 ? found[index - 1].range.upperBound : 0, match.range.lowerBound - Self.reach)
        let end = min(
          index + 1 < found.count ? found[index + 1].range.lowerBound : file.bytes.count,
          match.range.upperBound + Self.reach)
        before[match.label, default: []].append(file.bytes[min(start, match.range.lowerBound)..<match.range.lowerBound])
        behind[match.label, default: []].append(file.bytes[match.range.upperBound..<max(end, match.range.upperBound)])
      }
    }
  }

  /// How long the shortest hash is, in bytes.
  private static let shortestHash = 16
  /// How long the parts of a hash are of which none may stand in what every row holds. So a few characters that are the same
  /// by chance, in the midst of that, are no hash.
  private static let grain = 4

  /// Whether something stands beside two of them and not beside the third, that is too long to be chance.
  func share(_ one: String, _ two: String, not third: String) -> Bool {
    let rows = [before, behind].map { side in [one, two, third].map { side[$0] ?? [] } }
    func grains(_ side: Int, _ person: Int) -> Set<ArraySlice<UInt8>> {
      Set(rows[side][person].flatMap { Self.pieces(of: $0, Self.grain) })
    }
    // What stands on both sides of a name belongs to every row, such as the cost. A page may begin with the third's row, so
    // that this is missing on its one side.
    let common = (0...1).flatMap { grains(0, $0).intersection(grains(1, $0)) }
    return (0...1).contains { side in
      let known = grains(side, 2).union(common)
      let pieces = (0...1).map { person in Set(rows[side][person].flatMap(Self.hashLikePieces)) }
      return pieces[0].intersection(pieces[1]).contains {
        Self.pieces(of: $0, Self.grain).allSatisfy { !known.contains($0) }
      }
    }
  }

  /// Those that hardly vary, such as empty space, are none.
  private static func hashLikePieces(of row: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    pieces(of: row, shortestHash).filter { Set($0).count > 5 }
  }

  /// Every so many bytes in a row.
  private static func pieces(of row: ArraySlice<UInt8>, _ count: Int) -> [ArraySlice<UInt8>] {
    guard row.count >= count else { return [] }
    return (row.startIndex...row.endIndex - count).map { row[$0..<$0 + count] }
  }

  /// The texts beside a name that may be a hash, each also without its last character: what comes next in the file may look
  /// like one more.
  func texts(beside name: String) -> [String] {
    let rows = (behind[name] ?? []) + (before[name] ?? [])
    let texts = rows.flatMap { row in
      row.split { !$0.isInHashes }.map { String(decoding: $0, as: UTF8.self).trimmingPrefix(/[:,]+/) }
        .filter { (16...400).contains($0.count) }
    }
    var seen: Set<String> = []
    return texts.flatMap { [String($0), String($0.dropLast())] }.filter { seen.insert($0).inserted }
  }
}

extension UInt8 {
  /// It stands in the text forms of hashes.
  fileprivate var isInHashes: Bool {
    let character = Character(UnicodeScalar(self))
    return character.isASCII && (character.isLetter || character.isNumber || "+/=_$.:,-".contains(character))
  }
}
