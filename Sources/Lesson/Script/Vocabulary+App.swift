/// Expectations of the app as a whole.
extension Vocabulary {
  static let app: [LineForm] = [
    LineForm(
      .app, "expect HEAD like GET at PATH", "HEAD gives the status of GET.", example: "expect HEAD like GET at /"
    ) { .expect(.headLikeGet($0[.address])) },
    LineForm(
      .app, "expect no debugger", "No debugger and no stack trace is shown to visitors.", example: "expect no debugger"
    ) { _ in .expect(.noDebugger) },
    LineForm(
      .app, "expect loopback only", "Other machines cannot reach the app.", example: "expect loopback only"
    ) { _ in .expect(.loopbackOnly) },
    LineForm(
      .app, "expect PATH keeps its secret", "A visitor who is not signed in sees nothing of this page.",
      example: "expect /dashboard keeps its secret"
    ) { .expect(.keepsSecret($0[.address])) },
    LineForm(
      .app, "expect PATH keeps its secret from every method", "HEAD, POST, PUT and the others do not open it either.",
      example: "expect /dashboard keeps its secret from every method"
    ) { .expect(.keepsSecretFromMethods($0[.address])) },
    LineForm(
      .app, "expect PATH keeps its secret in every spelling", "Odd spellings of the address do not open it.",
      example: "expect /dashboard keeps its secret in every spelling"
    ) { .expect(.keepsSecretInSpellings($0[.address])) },
    LineForm(
      .app, "expect forged cookies refused", "Made-up cookies sign nobody in.", example: "expect forged cookies refused"
    ) { _ in .expect(.forgedCookiesRefused) },
    LineForm(
      .app, "expect tampered cookies refused", "A sign-in cookie with one character changed signs nobody in.",
      example: "expect tampered cookies refused"
    ) { _ in .expect(.tamperedCookiesRefused) },
    LineForm(
      .app, "expect mixed cookies refused", "A cookie put together from two people's cookies signs nobody in.",
      example: "expect mixed cookies refused"
    ) { _ in .expect(.mixedCookiesRefused) },
    LineForm(
      .app, "expect claims ignored", "Saying who you are in the address or in a header changes nothing.",
      example: "expect claims ignored"
    ) { _ in .expect(.claimsIgnored) },
    LineForm(
      .app, "expect no password in cookies", "No cookie holds the password, not even encoded.",
      example: "expect no password in cookies"
    ) { _ in .expect(.noPasswordInCookies) },
    LineForm(
      .app, "expect redirects to other sites refused",
      "Signing in leads to no other site, whatever the address asks for.",
      example: "expect redirects to other sites refused"
    ) { _ in .expect(.redirectsElsewhereRefused(signedIn: false)) },
    LineForm(
      .app, "expect redirects to other sites refused when signed in",
      "The login page leads somebody who is signed in to no other site.",
      example: "expect redirects to other sites refused when signed in"
    ) { _ in .expect(.redirectsElsewhereRefused(signedIn: true)) },
    LineForm(
      .app, "expect remember-me cookies kept for DAYS to DAYS days", "The browser keeps them so long, and no longer.",
      example: "expect remember-me cookies kept for 1 to 400 days"
    ) { .expect(.rememberedFor(days: $0.days)) },
    LineForm(
      .app, "expect remember-me cookies hidden from scripts", "They are HttpOnly.",
      example: "expect remember-me cookies hidden from scripts"
    ) { _ in .expect(.rememberedHidden) },
    LineForm(
      .app, "expect forged remember-me cookies refused", "Made-up remember-me cookies sign nobody in.",
      example: "expect forged remember-me cookies refused"
    ) { _ in .expect(.rememberedForgedRefused) },
    LineForm(
      .app, "expect tampered remember-me cookies refused", "One with a character changed signs nobody in.",
      example: "expect tampered remember-me cookies refused"
    ) { _ in .expect(.rememberedTamperedRefused) },
    LineForm(
      .app, "expect mixed remember-me cookies refused", "One put together from two people's signs nobody in.",
      example: "expect mixed remember-me cookies refused"
    ) { _ in .expect(.rememberedMixedRefused) },
    LineForm(
      .app, "expect no password in remember-me cookies", "No remember-me cookie holds the password, not even encoded.",
      example: "expect no password in remember-me cookies"
    ) { _ in .expect(.noPasswordInRemembered) },
  ]

  static let accounts: [LineForm] = [
    LineForm(.accounts, "restart app", "Stop the app and start it again, with the same data.", example: "restart app") {
      _ in .restart([])
    },
    LineForm(
      .accounts, "restart app with FIELD=VALUE…", "Restart the app with other values in its environment.",
      example: "restart app with SECRET_KEY=another-key"
    ) { .restart($0.fields) },
    LineForm(
      .app, "wait NUMBER UNIT", "Let so much time pass, for the app and for all browsers.", example: "wait 31 minutes"
    ) { .wait($0.time()) },
    LineForm(
      .accounts, "expect data kept in DATA_DIR", "After a registration there is a file in DATA_DIR.",
      example: "expect data kept in DATA_DIR"
    ) { _ in .expect(.dataKept) },
    LineForm(
      .accounts, "expect taken names refused",
      "Whoever asks for a name that somebody has is told so, and not the same as with a free one.",
      example: "expect taken names refused"
    ) { _ in .expect(.takenNamesRefused) },
    LineForm(
      .accounts, "expect SQL in sign-ins refused",
      "Pieces of SQL as name or password sign nobody in and break nothing.",
      example: "expect SQL in sign-ins refused"
    ) { _ in .expect(.sqlInSignInsRefused) },
    LineForm(
      .accounts, "expect SQL in names harmless", "Registering names with quotes and pieces of SQL breaks nothing.",
      example: "expect SQL in names harmless"
    ) { _ in .expect(.sqlInNamesHarmless) },
    LineForm(
      .accounts, "expect markup in names harmless", "A name with markup in it is refused, or shown as text.",
      example: "expect markup in names harmless"
    ) { _ in .expect(.markupInNamesHarmless) },
    LineForm(
      .accounts, "expect registrations at once accepted",
      "Eight people who register at the same moment can all sign in.",
      example: "expect registrations at once accepted"
    ) { _ in .expect(.registrationsAtOnce) },
    LineForm(
      .accounts, "expect one owner for each name", "Of eight who register one name at the same moment, one gets it.",
      example: "expect one owner for each name"
    ) { _ in .expect(.oneOwnerForEachName) },
  ]
}
