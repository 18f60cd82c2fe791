/// Ways to change a cookie's value that any sound check of it must notice.
enum CookieMutation {
  /// One character changed in the first part, staying within its class.
  static func oneCharacter(of value: String) -> String { all(of: value).first ?? value + "x" }

  /// One character at the start, the middle and near the end of each part, the value cut in half, and the last part gone.
  ///
  /// Never one of the last two characters of a part: the last characters of base64 hold bits that decoders ignore, so an
  /// app that checks its signature well may accept them changed.
  static func all(of value: String) -> [String] {
    var found: [String] = []
    var offset = 0
    for part in value.split(separator: /[.:|~%&=-]/, omittingEmptySubsequences: false) {
      if part.count >= 4 {
        for index in [0, min(part.count / 2, part.count - 3), part.count - 3] {
          let changed = change(value, at: offset + index)
          if changed != value, !found.contains(changed) { found.append(changed) }
        }
      }
      offset += part.count + 1
    }
    if value.count > 8 { found.append(String(value.prefix(value.count / 2))) }
    if let dot = value.lastIndex(of: ".") { found += [String(value[..<dot]), String(value[...dot])] }
    return found.filter { $0 != value }
  }

  private static func change(_ value: String, at offset: Int) -> String {
    var characters = Array(value)
    characters[offset] = other(characters[offset])
    return String(characters)
  }

  private static func other(_ character: Character) -> Character {
    switch character {
    case "0"..."9": Character(String((character.wholeNumberValue ?? 0) + 5).suffix(1).description)
    case "a": "e"
    case "a"..."z": "a"
    case "A": "E"
    case "A"..."Z": "A"
    default: "x"
    }
  }

  /// Values that mix the parts of two people's cookies; none where the cookies have no comparable parts.
  static func splices(_ one: String, _ other: String) -> [String] {
    let (a, b) = (one.split(separator: "."), other.split(separator: "."))
    guard a.count == b.count, a.count > 1 else { return [] }
    return a.indices.compactMap { index in
      var mixed = b
      mixed[index] = a[index]
      return mixed == a || mixed == b ? nil : mixed.joined(separator: ".")
    }
  }
}
