/// Why text becomes markup, or is shown as code.
enum MarkupCause: String, Cause, CaseIterable {
  case quotesPass = "markup.quotes-pass"
  case unquotedAttribute = "markup.attribute-without-quotes"
  case textEndsElement = "markup.text-ends-element"
  case escapedTwice = "markup.escaped-twice"
  case shownAsMarkup = "markup.not-escaped"

  var sentence: String {
    switch self {
    case .quotesPass:
      "The text stands in an attribute, and its quotes are not escaped: the first one in it ends the attribute."
    case .unquotedAttribute:
      "The text stands in an attribute without quotes round it, which ends with the first space."
    case .textEndsElement:
      "The text stands in a title, a textarea, a script or a comment, where < is not escaped: it holds the end of that."
    case .escapedTwice: "The text is escaped before it is stored or handed over, and once more by the template."
    case .shownAsMarkup: "The text is put into the page as it is, so the browser takes a part of it for a tag."
    }
  }

  var next: String? {
    switch self {
    case .quotesPass, .unquotedAttribute:
      "Let a template put it in, with quotes round it: value=\"{{name}}\". Leave out |safe and the third brace."
    case .escapedTwice: "Store the text as it came, and let the template escape it once."
    case .shownAsMarkup: "Let a template put it in that turns < into &lt;, as {{motto}} does."
    case .textEndsElement: nil
    }
  }
}
