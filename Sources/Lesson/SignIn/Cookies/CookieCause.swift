/// What the app takes for proof in a cookie.
enum CookieCause: String, Cause, CaseIterable {
  case anyCookie = "cookie.any-value"
  case plainName = "cookie.plain-name"
  case nameInBase64 = "cookie.name-in-base64"
  case nameDisguised = "cookie.name-disguised"
  case hashOfName = "cookie.hash-of-name"
  case flag = "cookie.flag"
  case plainJSON = "cookie.json"
  case claimsInBase64 = "cookie.claims-in-base64"
  case nameInside = "cookie.name-inside"
  case hashWithoutKey = "cookie.hash-without-key"
  case countedIDs = "cookie.counted-ids"
  case signatureIgnored = "cookie.signature-ignored"
  case beginningFits = "cookie.beginning-fits"
  case signatureHalfChecked = "cookie.signature-half-checked"
  case partNotSigned = "cookie.part-not-signed"
  case idNotTiedToName = "cookie.id-not-tied-to-name"
  case partsSignedApart = "cookie.parts-signed-apart"

  var sentence: String {
    switch self {
    case .anyCookie: "It is enough that there is a cookie of this name, whatever its value is."
    case .plainName: "The cookie holds the plain name, which anybody can write."
    case .nameInBase64: "The cookie holds the name in base64. That is a way to write it, and no signature."
    case .nameDisguised:
      "The cookie holds the name in another spelling, such as backwards. That hides it and signs nothing."
    case .hashOfName: "The cookie holds a hash of the name. Without a secret in it, anybody can compute it."
    case .flag: "The cookie holds a yes or a number, which anybody can write."
    case .plainJSON: "The cookie holds plain JSON with the name in it, which anybody can write."
    case .claimsInBase64: "The cookie holds data in base64, and nothing signs it."
    case .nameInside: "The name inside the cookie can be exchanged for another."
    case .hashWithoutKey:
      "The signature is a hash without a secret key in it, so anybody can compute it for another name."
    case .countedIDs: "The ids follow each other, so whoever gets one knows the next."
    case .signatureIgnored: "The cookie has a place for a signature, and the app does not look at it."
    case .beginningFits: "The beginning of the value is enough."
    case .signatureHalfChecked: "Only the beginning of the signature is compared."
    case .partNotSigned: "A part of the cookie, such as its time, is not covered by the signature."
    case .idNotTiedToName: "Name and id are both looked up, and nobody asks whose id it is."
    case .partsSignedApart: "Each part has a signature of its own, so parts of two cookies fit together."
    }
  }

  var next: String? { nil }
}
