extension WebAddress {
  /// The fields in its query, decoded.
  var queryEntries: [FormEntry] {
    (query ?? "").split(separator: "&").map { pair in
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map {
        let text = $0.replacing("+", with: " ")
        return text.removingPercentEncoding ?? String(text)
      }
      return FormEntry(name: parts[0], value: parts.count > 1 ? parts[1] : "")
    }
  }
}
