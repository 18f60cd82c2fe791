/// Why somebody is not logged out.
enum LogoutCause: String, Cause, CaseIterable {
  case buttonSendsPost = "logout.button-sends-post"
  case linkSendsGet = "logout.link-sends-get"
  case leftToScript = "logout.left-to-script"
  case onlySomeLeave = "logout.only-some-leave"
  case nameEmptied = "logout.name-emptied"
  case noteNobodyReads = "logout.note-nobody-reads"
  case markInBrowser = "logout.mark-in-browser"
  case accountRemoved = "logout.account-removed"
  case listOfLeavers = "logout.list-of-leavers"
  case deletedForOtherSite = "logout.other-domain"
  case deletedForOtherPath = "logout.other-path"

  var sentence: String {
    switch self {
    case .buttonSendsPost: "The button on the dashboard sends POST, and the route does not accept that."
    case .linkSendsGet: "The link on the dashboard sends GET, and the route does not accept that."
    case .leftToScript: "A script on the page is to delete the cookie, and no script can see an HttpOnly cookie."
    case .onlySomeLeave:
      "Another person is logged out by the same route: it asks who it is before it removes anything."
    case .nameEmptied:
      "The name is gone, but its entry is still there, and the dashboard only asks whether there is one."
    case .noteNobodyReads: "Logging out notes something that the dashboard never looks at. The name is still stored."
    case .markInBrowser:
      "A mark in this browser's session says that somebody left, and signing in does not remove it."
    case .accountRemoved: "The person cannot sign in anywhere any more: logging out removed the account."
    case .listOfLeavers:
      "The person is shut out in every browser: the name stands on a list that signing in does not clear."
    case .deletedForOtherSite: "The cookie is deleted for another domain, and a browser ignores that."
    case .deletedForOtherPath: "The cookie is deleted for another path than the one that it was set for."
    }
  }

  var next: String? {
    switch self {
    case .buttonSendsPost: "Let the route accept POST."
    case .linkSendsGet:
      "Let the route accept GET, or put a form with method=\"post\" and a button in the link's place."
    case .leftToScript: "Let the app remove the name from the session when the route is asked for."
    case .onlySomeLeave: "Remove the entry whoever it is."
    case .accountRemoved: "Remove the name from the session, and leave the accounts alone."
    case .deletedForOtherSite: "Leave out the domain when you delete it."
    case .nameEmptied, .noteNobodyReads, .markInBrowser, .listOfLeavers, .deletedForOtherPath: nil
    }
  }
}
