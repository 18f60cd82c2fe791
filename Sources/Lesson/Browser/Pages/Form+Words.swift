extension Form {
  /// The form as `form` shows it: where it goes, then a line for each field and button.
  var outline: String {
    var lines = ["\(method) to \(action.isEmpty ? "this page" : action)"]
    lines += fields.map { field in
      "  \(field.name.isEmpty ? "(no name)" : field.name): \(field.type)"
        + (field.type == "hidden" ? ", holds \u{201C}\(field.value.prefix(60))\u{201D}" : "")
        + (field.label.map { ", labeled \u{201C}\($0)\u{201D}" } ?? "")
    }
    lines += buttons.map { "  [\($0.label)]" }
    return lines.joined(separator: "\n").harmless
  }
}
