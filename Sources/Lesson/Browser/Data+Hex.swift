import Foundation

extension Sequence<UInt8> {
  /// Two small hex digits a byte.
  var hex: String { map { String($0, radix: 16).leftPadded(to: 2) }.joined() }
}

extension Data {
  /// Nil for what is no pairs of hex digits.
  init?(hex text: String) {
    let values = text.compactMap(\.hexDigitValue)
    guard values.count == text.utf8.count, values.count.isMultiple(of: 2) else { return nil }
    self.init(stride(from: 0, to: values.count, by: 2).map { UInt8(values[$0] << 4 | values[$0 + 1]) })
  }
}
