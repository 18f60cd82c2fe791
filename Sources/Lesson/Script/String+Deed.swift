extension String {
  /// A name as a deed tells it: nobody wants to read a random one.
  var personWords: String { Token.isIn(self) ? "a made-up name" : self }

  /// An address as a deed tells it.
  var addressWords: String {
    let path = String(prefix { $0 != "?" })
    if Token.isIn(path) { return "an address that does not exist" }
    return Token.isIn(self) ? "\(path) with a query of its own" : self
  }
}
