/// The text with `&`, `<`, `>`, `"` and `'` written so that HTML shows them and does not obey them.
///
/// Templates do this by themselves. It looks at Unicode scalars, as browsers do: a quotation mark with an accent on it
/// is one `Character` in Swift, but still ends an attribute in HTML.
public func escape(_ text: String) -> String {
  var escaped = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": escaped += "&amp;"
    case "<": escaped += "&lt;"
    case ">": escaped += "&gt;"
    case "\"": escaped += "&#34;"
    case "'": escaped += "&#39;"
    default: escaped.unicodeScalars.append(scalar)
    }
  }
  return escaped
}
