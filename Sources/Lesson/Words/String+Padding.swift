extension String {
  /// With spaces at its end, as wide on the screen as told or wider.
  func padding(to width: Int) -> String { self + String(repeating: " ", count: Swift.max(0, width - visibleCount)) }

  /// With characters before it, as long as told or longer.
  func leftPadded(to width: Int, with character: Character = "0") -> String {
    String(repeating: character, count: Swift.max(0, width - count)) + self
  }
}
