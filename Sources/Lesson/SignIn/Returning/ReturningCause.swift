/// Where the address got lost that somebody wanted, or why it leads to another site.
enum ReturningCause: String, Cause, CaseIterable {
  case addressLost = "next.lost"
  case queryLost = "next.query-lost"
  case addressNotSentOn = "next.only-in-address"
  case addressShared = "next.shared"
  case addressAbsolute = "next.absolute"
  case addressUnused = "next.unused"
  case addressNotChecked = "next.not-checked"
  case twoSlashesPass = "next.two-slashes"
  case moreSlashesPass = "next.more-slashes"
  case backslashPasses = "next.backslash"
  case controlCharacterPasses = "next.control-characters"
  case addressDecodedTwice = "next.decoded-twice"
  case lookalikePasses = "next.beginning-only"
  case schemePasses = "next.scheme"

  var sentence: String {
    switch self {
    case .addressLost: "Nothing keeps the address on the way to the login page and back."
    case .queryLost: "The path was kept, and what stands behind the ? was not."
    case .addressNotSentOn:
      "The address of the login page names the page, but its form sends it to an address without that, and has no field for it."
    case .addressShared: "Another visitor asked for that address. It is kept in one place for everybody."
    case .addressAbsolute: "What is kept begins with http://, and then the app does not go there."
    case .addressUnused: "The form sends the address along, and the app goes to another page all the same."
    case .addressNotChecked: "Any address is taken as it is."
    case .twoSlashesPass:
      "Only the beginning http is looked for. Two slashes begin an address of another site as well: //evil.example."
    case .moreSlashesPass:
      "Three slashes and more name no site to a library that takes addresses apart. Browsers leave out the further ones."
    case .backslashPasses: "Two slashes are noticed, and backslashes are not: browsers read \\ as /."
    case .controlCharacterPasses:
      "Invisible characters are not noticed: browsers leave out tabs and line breaks, and spaces at the beginning."
    case .addressDecodedTwice: "The address is decoded once more after the look at it: %2F becomes a slash then."
    case .lookalikePasses:
      "It is enough that the name of this site stands in the address. It can stand before an @, in a longer name, or in the path."
    case .schemePasses: "Only // is looked for. Browsers read https:evil.example as another site as well."
    }
  }

  var next: String? {
    switch self {
    case .addressLost:
      "Send it along: redirect to /login?next=… and put it into a hidden field of the form, or keep it in the session."
    case .queryLost:
      "Keep the path together with its query, and percent-encode both in the address of the login page."
    case .addressNotSentOn: "Put it into a hidden field of the form, or leave out the form's action."
    case .addressShared: "Keep it in this browser's session, or send it along."
    case .addressAbsolute: "Send the path and the query only: request.full_path in Flask, request.address in Swift."
    case .addressUnused: "Read it under the name that its field has, look at it, and redirect to it."
    case .moreSlashesPass: "Refuse every address whose second letter is a slash or a backslash."
    case .addressDecodedTwice: "Redirect to the very text that was looked at. The framework has decoded it already."
    case .addressNotChecked, .twoSlashesPass, .backslashPasses, .controlCharacterPasses, .lookalikePasses,
      .schemePasses:
      nil
    }
  }
}
