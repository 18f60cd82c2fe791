/// Why an address or a redirect is not what it should be.
enum ResponseCause: String, Cause, CaseIterable {
  case pageSaysNotFound = "status.set-by-page"
  case everyAddressIsHome = "status.every-address-is-home"
  case unknownAddressGoesHome = "status.unknown-address-goes-home"
  case errorPageSaysFound = "status.error-page-says-found"
  case postNotAccepted = "status.post-not-accepted"
  case locationWithoutStatus = "redirect.location-without-status"
  case refreshForRedirect = "redirect.page-that-refreshes"

  var sentence: String {
    switch self {
    case .pageSaysNotFound: "The page is there: the route sends it with the status 404."
    case .everyAddressIsHome: "One route answers every address with the home page."
    case .unknownAddressGoesHome: "Unknown addresses are redirected to a page that exists."
    case .errorPageSaysFound: "The page for unknown addresses does not set its status, so it is 200."
    case .postNotAccepted: "There is a route for this address, but it does not accept POST, which the form sends."
    case .locationWithoutStatus:
      "The answer has a Location, but not the status of a redirect: browsers stay where they are."
    case .refreshForRedirect: "A page that refreshes itself stands in for the redirect."
    }
  }

  var next: String? {
    switch self {
    case .pageSaysNotFound: "Leave out the status."
    case .everyAddressIsHome: "Let the route answer / only."
    case .unknownAddressGoesHome: "Answer 404 instead of the redirect."
    case .errorPageSaysFound: "Set the status 404 as well: return \"Not found\", 404 in Flask, status: 404 in Swift."
    case .postNotAccepted:
      "Write methods=[\"GET\", \"POST\"] into the route in Flask, or site.post(\"/login\") in Swift."
    case .locationWithoutStatus, .refreshForRedirect: nil
    }
  }
}
