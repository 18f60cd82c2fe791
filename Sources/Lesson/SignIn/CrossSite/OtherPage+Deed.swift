extension OtherPage {
  /// As it goes on behind "from".
  var words: String { "another \(rawValue)" }
}
