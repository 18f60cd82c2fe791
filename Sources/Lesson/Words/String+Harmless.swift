extension String {
  /// Text from an untrusted program that does nothing to a terminal or a report but appear in it.
  ///
  /// Invalid UTF-8 is repaired. Colours and cursor movements (ECMA-48 control sequences) are removed, and every other
  /// control character except newline and tab is replaced by a visible sign, as are the characters that
  /// reorder text or break lines unseen.
  init(harmless bytes: some Collection<UInt8>) {
    let scalars = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
    var result = String.UnicodeScalarView()
    var index = 0
    while index < scalars.count {
      if let end = scalars.endOfControlSequence(from: index) {
        index = end
        continue
      }
      let endsLine = scalars[index] == "\r" && index + 1 < scalars.count && scalars[index + 1] == "\n"
      if !endsLine { result.append(scalars[index].harmless) }
      index += 1
    }
    self.init(result)
  }
}

extension Unicode.Scalar {
  fileprivate var harmless: Unicode.Scalar {
    switch value {
    case 0x09, 0x0A, 0x20...0x7E: self
    case 0x00...0x1F: Unicode.Scalar(0x2400 + value) ?? "\u{FFFD}"  // the block of control pictures: ␀…␟
    case 0x7F: "␡"
    // XML 1.0 cannot hold the last two (§2.2).
    case 0x80...0x9F, 0x2028, 0x2029, 0xFFFE, 0xFFFF: "\u{FFFD}"
    default: properties.isBidiControl ? "\u{FFFD}" : self
    }
  }
}

extension [Unicode.Scalar] {
  /// Where the control sequence that starts at `start` ends; `nil` when none does (ECMA-48, section 5.4).
  fileprivate func endOfControlSequence(from start: Int) -> Int? {
    guard self[start] == "\u{1B}", start + 1 < count, self[start + 1] == "[" else { return nil }
    var index = start + 2
    while index < count, ("0"..."?").contains(self[index]) { index += 1 }
    while index < count, (" "..."/").contains(self[index]) { index += 1 }
    return index < count && ("@"..."~").contains(self[index]) ? index + 1 : nil
  }
}

extension String {
  /// The same text, made safe to show.
  var harmless: String { String(harmless: utf8) }
}
