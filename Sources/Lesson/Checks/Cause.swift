/// Which mistake it is, where several lead to the same diagnosis. The words come from `Cause+Words.swift`.
///
/// The raw value is stable: results refer to it.
enum Cause: String, Sendable, CaseIterable {
  // What makes an app fail
  case wrongPasswordFails = "crash.wrong-password"
  case unknownNameFails = "crash.unknown-name"
  case emptyPasswordFails = "crash.empty-password"
  case unknownNameOrEmptyPasswordFails = "crash.unknown-name-or-empty-password"
  case missingFieldFails = "crash.missing-field"
  case addressFails = "crash.fields-in-address"
  case secondLogoutFails = "crash.second-logout"
  case strangerFails = "crash.nobody-signed-in"
  case madeUpCookieFails = "crash.made-up-cookie"
  case failsAfterAWhile = "crash.after-a-while"

  // Addresses and redirects
  case pageSaysNotFound = "status.set-by-page"
  case everyAddressIsHome = "status.every-address-is-home"
  case unknownAddressGoesHome = "status.unknown-address-goes-home"
  case errorPageSaysFound = "status.error-page-says-found"
  case postNotAccepted = "status.post-not-accepted"
  case locationWithoutStatus = "redirect.location-without-status"
  case refreshForRedirect = "redirect.page-that-refreshes"
  case redirectNotReturned = "redirect.not-returned"
  case fieldsReadFromAddress = "sign-in.reads-address"
  case onePersonOnly = "sign-in.one-person-only"

  // The login form
  case formAsLetters = "form.tags-as-letters"
  case formInComment = "form.in-comment"
  case formGoneAfterLogout = "form.gone-after-logout"
  case formClosedEarly = "form.closed-early"
  case fieldsWithoutForm = "form.no-form-tag"
  case nameLeftEmpty = "form.name-left-empty"
  case methodIsGet = "form.method-get"
  case methodMissing = "form.method-missing"
  case methodUnknown = "form.method-unknown"
  case buttonOutside = "form.button-outside"
  case linkForButton = "form.link-for-button"
  case passwordFromAddress = "form.password-from-address"

  // Who gets in
  case anyPasswordFits = "password.ignored"
  case everybodyGetsIn = "password.everybody-gets-in"
  case eitherIsEnough = "password.or-for-and"
  case storedBeforeCheck = "password.stored-before-check"
  case refusalStored = "password.refusal-stored"
  case unknownNameIsEmpty = "password.unknown-name-is-empty"
  case strangersWelcome = "password.strangers-welcome"
  case nameIgnored = "password.name-ignored"
  case lengthCompared = "password.length-compared"
  case anybodysPassword = "password.anybodys"
  case masterPassword = "password.master"
  case partFits = "password.part-fits"
  case missingSkipsCheck = "password.missing-skips-check"
  case missingEqualsMissing = "password.missing-equals-missing"

  // What a refusal shows
  case refusedByRedirect = "message.lost-in-redirect"
  case messageAlwaysThere = "message.always-there"
  case passwordKeptInField = "message.password-in-field"
  case passwordInMessage = "message.password-in-text"

  // Where the user is kept
  case keptByBrowserKind = "user.kept-by-browser-kind"
  case greetedByDefault = "user.default-name"
  case lastNameWins = "user.last-name-wins"
  case firstPageKept = "user.page-kept-for-all"
  case nameShownOnce = "user.name-shown-once"
  case nameFromAddress = "name.from-query"

  // The guard
  case anySessionPasses = "guard.any-session"
  case sentAwayByScript = "guard.script"
  case hiddenByStyle = "guard.style"
  case visitorByDefault = "guard.default-user"
  case onlyGetGuarded = "guard.get-only"
  case caseIgnored = "guard.case-ignored"
  case oldSpelling = "guard.other-route"
  case slashUnguarded = "guard.slash"
  case addressUndecoded = "guard.undecoded"
  case publicWord = "guard.public-word"

  // The way back
  case addressLost = "next.lost"
  case queryLost = "next.query-lost"
  case addressNotSentOn = "next.only-in-address"
  case addressNotChecked = "next.not-checked"
  case twoSlashesPass = "next.two-slashes"
  case backslashPasses = "next.backslash"
  case controlCharacterPasses = "next.control-characters"
  case lookalikePasses = "next.beginning-only"
  case schemePasses = "next.scheme"

  // Remember me
  case boxOutside = "form.remember-outside"
  case everybodyRemembered = "remember.everybody"
  case tickUpsideDown = "remember.upside-down"
  case tickSticks = "remember.sticks"
  case nothingKept = "remember.nothing-kept"
  case cookieNotRead = "remember.cookie-not-read"

  // Accounts
  case caseCounts = "register.case-counts"
  case inMemory = "data.in-memory"
  case otherFolder = "data.other-folder"
  case emptiedAtStart = "data.emptied-at-start"

  // What a cookie proves
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

  // Logging out
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
}
