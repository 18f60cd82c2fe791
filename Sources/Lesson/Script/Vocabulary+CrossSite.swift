/// What pages of other sites make a browser send, and what the app makes of it.
extension Vocabulary {
  static let crossSite: [LineForm] = [
    LineForm(
      .crossSite, "visit PATH from another PLACE",
      "Follow a link on a page of another site, or of another port of this host.",
      example: "visit /logout from another site"
    ) { .visitElsewhere($0[.address], $0.place) },
    LineForm(
      .crossSite, "post PATH FIELD=VALUE… from another PLACE",
      "Send fields as a page of another site, or of another port, can: your cookies go along if their SameSite allows it.",
      example: "post /settings motto=hacked from another site"
    ) { .postElsewhere(address: $0[.address], fields: $0.fields, $0.place, headers: []) },
    LineForm(
      .crossSite, "post PATH FIELD=VALUE… from another PLACE with header HEADER=VALUE…",
      "The same with headers of your choice. One with an empty value is left out.",
      example: "post /settings motto=hacked from another port with header Origin=null"
    ) { .postElsewhere(address: $0[.address], fields: $0.fields, $0.place, headers: $0.headers) },
    LineForm(
      .crossSite, "submit FIELD=VALUE… from another PLACE",
      "Send the form on the page as a copy of it on another site would: without its hidden fields, unless you name them.",
      example: "submit motto=hacked from another port"
    ) { .submitElsewhere($0.fields, $0.place, headers: []) },
    LineForm(
      .crossSite, "submit FIELD=VALUE… from another PLACE with header HEADER=VALUE…",
      "The same with headers of your choice. One with an empty value is left out.",
      example: "submit motto=hacked from another port with header Origin=null"
    ) { .submitElsewhere($0.fields, $0.place, headers: $0.headers) },
    LineForm(
      .crossSite, "save motto TEXT", "Open /settings, fill in the motto and send the form.",
      example: "save motto \"Carpe diem\""
    ) { .saveMotto($0[.text]) },
    LineForm(
      .crossSite, "expect logout form posts", "What logs out is a form on this page that is sent with POST.",
      example: "expect logout form posts"
    ) { _ in .expect(.logoutFormPosts) },
    LineForm(
      .crossSite, "expect logout by address refused", "Opening /logout logs nobody out.",
      example: "expect logout by address refused"
    ) { _ in .expect(.crossSite(.logoutByAddressRefused)) },
    LineForm(
      .crossSite, "expect logouts from other sites refused", "No other site can log people out.",
      example: "expect logouts from other sites refused"
    ) { _ in .expect(.crossSite(.logoutsRefused)) },
    LineForm(
      .crossSite, "expect sign-ins from other sites refused", "No other site can sign people in.",
      example: "expect sign-ins from other sites refused"
    ) { _ in .expect(.crossSite(.signInsRefused)) },
    LineForm(
      .crossSite, "expect registrations from other sites refused", "No other site can register people.",
      example: "expect registrations from other sites refused"
    ) { _ in .expect(.crossSite(.registrationsRefused)) },
    LineForm(
      .crossSite, "expect mottos from other sites refused", "No other site can save a motto for people.",
      example: "expect mottos from other sites refused"
    ) { _ in .expect(.crossSite(.mottosRefused)) },
    LineForm(
      .crossSite, "expect mottos by address refused", "A motto in the address of /settings is not saved.",
      example: "expect mottos by address refused"
    ) { _ in .expect(.crossSite(.mottosByAddressRefused)) },
    LineForm(
      .crossSite, "expect tokens of other people refused",
      "With the hidden fields that somebody else got, or with empty ones, nothing is saved.",
      example: "expect tokens of other people refused"
    ) { _ in .expect(.crossSite(.othersTokensRefused)) },
  ]
}
