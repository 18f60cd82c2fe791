import Foundation

extension Data {
  /// RFC 4648 §5, without padding.
  var base64URL: String {
    base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
  }

  /// Takes both alphabets of RFC 4648, §4 and §5, with padding or without; nil for every other character.
  init?(base64URL text: String) {
    let standard = text.replacing("-", with: "+").replacing("_", with: "/")
    let bare = standard.replacing(/={1,2}$/, with: "")
    self.init(base64Encoded: bare + String(repeating: "=", count: (4 - bare.count % 4) % 4))
  }
}
