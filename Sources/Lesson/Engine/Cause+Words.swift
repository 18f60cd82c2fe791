/// The words of each cause, in one place.
extension Cause {
  /// In a sentence or two.
  var words: String {
    switch self {
    case .wrongPasswordFails:
      "The branch for a wrong password fails: it answers with an error on purpose, or cannot make its page."
    case .unknownNameFails: "The password of a name is looked up without asking whether anybody has this name."
    case .emptyPasswordFails: "A part of the password is read, such as its first character, and an empty one has none."
    case .unknownNameOrEmptyPasswordFails:
      "The name is looked up although nobody has it, or a part of the empty password is read."
    case .missingFieldFails: "The app takes it for granted that each field was sent. Any request can lack any field."
    case .addressFails: "The route fails when the address holds a name and a password."
    case .secondLogoutFails:
      "Logging out takes for granted that somebody is signed in: the second time there is nothing left to remove."
    case .strangerFails: "The route reads the name from the session without asking whether there is one."
    case .madeUpCookieFails:
      "A cookie is read by force, as if only the app could have written it: as a number, or cut into parts."
    case .failsAfterAWhile:
      "It worked before, so something runs out with each visit: a list that is too short, or a counter."

    case .pageSaysNotFound: "The page is there: the route sends it with the status 404."
    case .everyAddressIsHome: "One route answers every address with the home page."
    case .unknownAddressGoesHome: "Unknown addresses are redirected to a page that exists."
    case .errorPageSaysFound: "The page for unknown addresses does not set its status, so it is 200."
    case .postNotAccepted: "There is a route for this address, but it does not accept POST, which the form sends."
    case .locationWithoutStatus:
      "The answer has a Location, but not the status of a redirect: browsers stay where they are."
    case .refreshForRedirect: "A page that refreshes itself stands in for the redirect."
    case .redirectNotReturned:
      "The name and password were accepted: /dashboard opens. The redirect is made, but not returned."
    case .fieldsReadFromAddress: "The route reads the fields from the address. The form sends them in the body."
    case .onePersonOnly:
      "Another person can sign in: the code compares with one name or one password, or keeps one of them in another form, such as a number."

    case .formAsLetters: "The tags were escaped, so that browsers show them as letters."
    case .formInComment: "The form stands inside an HTML comment."
    case .formGoneAfterLogout:
      "The form was there before. A mark that signing in or logging out left in this browser hides it."
    case .formClosedEarly: "The form is closed before its fields: look where </form> stands."
    case .fieldsWithoutForm: "The fields stand on the page without a form round them."
    case .nameLeftEmpty: "The name attribute is there, but empty: the template has no value to put into it."
    case .methodIsGet: "The form says method=\"get\"."
    case .methodMissing: "The form has no method, and without one GET is meant."
    case .methodUnknown: "The method is misspelled, and browsers take one that they do not know for GET."
    case .buttonOutside: "There is a button, but it stands outside the form and belongs to none."
    case .linkForButton: "A link stands where the button should be. A link opens a page and sends nothing."
    case .passwordFromAddress: "The field takes its value from the address."

    case .anyPasswordFits: "Only the name is looked at: every password fits."
    case .everybodyGetsIn:
      "Even a name that nobody has gets in: the refusal is made but not returned, so the code goes on."
    case .eitherIsEnough:
      "A right name or a right password is enough: \u{201C}or\u{201D} stands where \u{201C}and\u{201D} belongs."
    case .storedBeforeCheck:
      "The answer is a refusal, but the name was stored in the session before the password was compared."
    case .refusalStored:
      "The answer is a refusal, but an entry without a name was stored, and the dashboard only asks whether there is one."
    case .unknownNameIsEmpty: "The password of an unknown name is taken for empty, and an empty one was typed."
    case .strangersWelcome: "Any new name gets in with any password, as if it had just been registered."
    case .nameIgnored: "The password of somebody is enough, whatever the name is."
    case .lengthCompared: "Another password of the same length gets in too: only the lengths are compared."
    case .anybodysPassword: "The password may be that of any user."
    case .masterPassword: "It does not work the other way round: one person's password opens every account."
    case .partFits: "Any part of the right password fits: the comparison asks whether one text is inside the other."
    case .passwordCaseIgnored: "The password is stored or compared without regard to upper and lower case."
    case .passwordIsPattern: "The password is compared with LIKE, where % stands for anything."
    case .nameIsPattern: "The name is looked up with LIKE, where % stands for anything."
    case .lettersLost: "Letters beyond ASCII are dropped or become question marks, so that they all count as the same."
    case .passwordTrimmed: "Spaces at the ends of the password are cut off."
    case .passwordCutByForm: "A maxlength in the form cuts the password off while it is typed."
    case .endIgnored: "Only the beginning of the password is stored or compared. The end may be anything."
    case .passwordCleaned:
      "The password is cleaned or escaped before it is stored and compared, so that another text counts as the same."
    case .missingSkipsCheck: "The password is compared only if it was sent."
    case .missingEqualsMissing: "No such user and no password are both nothing, and nothing is equal to nothing."
    case .accountNobodyMade:
      "There is an account that nobody registered: it stands in the code, or the app makes it when it starts."

    case .refusedByRedirect: "The refusal is a redirect to the login page, and the message does not travel along."
    case .messageAlwaysThere: "The message stands on the login page before anybody has tried."
    case .passwordKeptInField: "The typed password is the value of a field on the page."
    case .passwordInMessage: "The typed password stands in the text of the page, for instance in the message."

    case .keptByBrowserKind: "The user is kept by the browser's User-Agent, which all browsers of one kind share."
    case .greetedByDefault:
      "The dashboard has a name by default, for the case that nobody is signed in, or it keeps the first one for ever."
    case .lastNameWins: "Everybody sees who signed in last: the name is kept in one place, such as a global variable."
    case .firstPageKept:
      "Everybody sees what the first person saw: the name is written into the page, or the page is made once and kept for all."
    case .nameShownOnce: "The page still opens, but without the name: showing the name takes it out of the session."

    case .nameInSomeTemplates: "The name reaches some templates only: /dashboard shows it to this browser."
    case .nameFromAddress: "The page shows what the address says, as in ?user=somebody. Anybody can write an address."

    case .addressLost: "Nothing keeps the address on the way to the login page and back."
    case .queryLost: "The path was kept, and what stands behind the ? was not."
    case .addressNotSentOn:
      "The address of the login page names the page, but its form sends it to an address without that, and has no field for it."
    case .addressNotChecked: "Any address is taken as it is."
    case .addressShared: "Another visitor asked for that address. It is kept in one place for everybody."
    case .addressAbsolute: "What is kept begins with http://, and then the app does not go there."
    case .addressUnused: "The form sends the address along, and the app goes to another page all the same."
    case .moreSlashesPass:
      "Three slashes and more name no site to a library that takes addresses apart. Browsers leave out the further ones."
    case .addressDecodedTwice: "The address is decoded once more after the look at it: %2F becomes a slash then."
    case .twoSlashesPass:
      "Only the beginning http is looked for. Two slashes begin an address of another site as well: //evil.example."
    case .backslashPasses: "Two slashes are noticed, and backslashes are not: browsers read \\ as /."
    case .controlCharacterPasses:
      "Invisible characters are not noticed: browsers leave out tabs and line breaks, and spaces at the beginning."
    case .lookalikePasses:
      "It is enough that the name of this site stands in the address. It can stand before an @, in a longer name, or in the path."
    case .schemePasses: "Only // is looked for. Browsers read https:evil.example as another site as well."

    case .boxOutside: "There is a box on the page, and it stands outside the form. A browser sends only what is inside."
    case .everybodyRemembered: "Everybody is remembered, with a tick or without: nothing asks for the field of the box."
    case .tickUpsideDown: "It is upside down: without the tick people are remembered."
    case .tickSticks:
      "Somebody ticked the box in this browser before, and logging out leaves that behind for the next one."
    case .nothingKept:
      "No cookie was left in the closed browser: none had an end date. The field is not read, or read under another name, or compared with a value that it does not send: a box without a value sends on."
    case .cookieNotRead: "A cookie was left in the closed browser, and the app does not sign in whoever sends it."

    case .registrationGuarded: "The guard sends visitors from /register to the login page."
    case .registrationInAddress:
      "The form has no method=\"post\": name and password went into the address, and no account is made of that."
    case .registrationTurnedDown:
      "The app turned the form down. It looks for a field under another name, or does not like the name or the password."
    case .registrationSignsIn: "To register signs people in, also where the name belongs to somebody else."
    case .secondReplaces:
      "The second registration replaces the first, as INSERT OR REPLACE or an entry in a dictionary does."
    case .bothKept: "Both accounts are kept, and either password opens the name."
    case .caseCounts: "The names are compared letter by letter, so upper and lower case make two of one name."
    case .inMemory: "The accounts are in the app's memory only, in a variable or in a database named :memory:."
    case .otherFolder: "The accounts are in a file, and that is in another folder: they are there after a restart."
    case .emptiedAtStart:
      "There is a file in DATA_DIR. The app empties it when it starts (it drops a table, or writes a new file), or never wrote the accounts to it."

    case .keyMadeAtStart:
      "The cookie holds the session, and its signature does not fit any more: the key was another one."
    case .sessionsInMemory:
      "The cookie holds an id, and the app has forgotten whose: it keeps the sessions in a variable."
    case .sessionsElsewhere:
      "The cookie holds an id, and the app still knows whose: the sessions are kept in another folder than DATA_DIR."

    case .pageWithoutLimit: "The page does not look at the times: only some of the pages end an old session."
    case .limitFixed: "There is a limit, and it is another one: the app does not read it from the environment."
    case .limitInMinutes: "There is a limit, sixty times as long: the number is taken for minutes."
    case .onlyAgeLimited: "The session ends some hours after the sign-in: only its age is looked at, not its last use."
    case .neverOver: "It does not end for a day either: nothing looks at the time."
    case .ageForgotten:
      "It goes on for as long as it is used: each request counts as a new beginning, or none is noted."
    case .overAtOnce:
      "It ends within a minute: two different units are compared, or a time that was never stored counts as 0."
    case .notRenewed: "The last use is noted at the sign-in only: the requests in between do not count."
    case .idTakenFromBrowser: "The app takes whatever the browser sends for the id, and makes a session of that name."
    case .idOnlyShaped:
      "A word was refused, and this was taken: the app looks whether the id has the right shape, and not whether it made it."
    case .cookieSaysWho:
      "The cookie itself says who it is, and the app believes it as long as the signature fits. There is nothing on the server that could be deleted."
    case .sessionKept: "The cookie is an id, and the session that it stands for is still there."
    case .endedListInMemory:
      "The cookie was refused until the app was restarted: what has ended is noted in a variable, which begins empty each time."
    case .oneSessionForAll:
      "All sign-ins of one person are the same session: whoever logs out in one browser is logged out in the others."
    case .onlyOwnEnded: "The browser in which the password was changed was signed out, and no other one."
    case .currentNotCompared: "Any current password does: it is read, perhaps, and not compared."
    case .emptyCurrentPasses: "The current password is compared only if something was typed."
    case .changeNotStored: "The password from before still lets in: the new one never reached the database."
    case .newStoredOtherwise:
      "Neither the new password nor the one from before lets in: what was stored is not what signing in compares with."
    case .onlySessionKept:
      "The cookie that the browser keeps is that of the session, and there is nothing beside it."
    case .tickedSessionSpared:
      "Without the tick the session ends in time. With the tick nothing looks at the clock: this is still the long session of the step remember."
    case .tokenNotAsked:
      "The browser keeps a second cookie, and the app does not ask for it when a session is over."
    case .tokenSaysWho:
      "The cookie itself says who it is, and the app believes it as long as the signature fits. There is no row that could be deleted."
    case .tokenKept: "The row of the token is still in the table."
    case .bothPasswordsFit: "The new password lets in as well: both are kept."

    case .anySessionPasses:
      "It opens to somebody who has only visited other pages: the guard asks whether there is a session, and not who is signed in."
    case .sentAwayByScript:
      "A script in the page sends visitors away. By then they have the page, and programs run no scripts."
    case .hiddenByStyle: "The page is only made invisible. Whoever looks at its source can read it."
    case .visitorByDefault: "A default stands in for the missing user, so the guard finds somebody every time."
    case .onlyGetGuarded: "Only GET is guarded; the other methods get the page."
    case .caseIgnored: "The guard tells upper case from lower case, and the routes do not."
    case .oldSpelling: "A second route serves this spelling, without the guard."
    case .slashUnguarded:
      "The page is served with a slash at the end as well, and the guard knows only the address without."
    case .addressUndecoded: "The guard reads the address as it was sent, the route reads it decoded."
    case .publicWord: "The guard lets addresses pass by a word in them, here login."

    case .quotesPass:
      "The text stands in an attribute, and its quotes are not escaped: the first one in it ends the attribute."
    case .unquotedAttribute: "The text stands in an attribute without quotes round it, which ends with the first space."
    case .textEndsElement:
      "The text stands in a title, a textarea, a script or a comment, where < is not escaped: it holds the end of that."
    case .anyNameTaken:
      "Nothing looks at the name, or only at a part of it: one with a NUL in it gets an account as well."

    case .nullOriginPasses:
      "Origin: null is taken for fine. A browser says so for any page that does not want to be known."
    case .oldBrowsersPass: "Where the browser sends no Sec-Fetch-Site, as older ones do, nothing else is looked at."
    case .missingTokenPasses:
      "The token is compared only if there is one. A form of somebody else's just leaves it out."
    case .sameSiteAllowed:
      "Only Sec-Fetch-Site: cross-site is refused. same-site is another port or another name of this host."
    case .hostComparedOnly: "Only the host of the Origin is compared. Another port of the same host is another app."
    case .addressInReferer:
      "It is enough that the app's address stands somewhere in the Referer. Whoever makes the page can write it there."
    case .escapedTwice: "The text is escaped before it is stored or handed over, and once more by the template."
    case .shownAsMarkup: "The text is put into the page as it is, so the browser takes a part of it for a tag."

    case .mottoShared:
      "Somebody else has saved it. It is kept in one place for everybody, such as a global variable."
    case .mottoInBrowser:
      "The browser in which it was saved shows it: it is kept there, in a cookie, and not with the account."

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

    case .buttonSendsPost: "The button on the dashboard sends POST, and the route does not accept that."
    case .linkSendsGet: "The link on the dashboard sends GET, and the route does not accept that."
    case .leftToScript: "A script on the page is to delete the cookie, and no script can see an HttpOnly cookie."
    case .onlySomeLeave: "Another person is logged out by the same route: it asks who it is before it removes anything."
    case .nameEmptied:
      "The name is gone, but its entry is still there, and the dashboard only asks whether there is one."
    case .noteNobodyReads: "Logging out notes something that the dashboard never looks at. The name is still stored."
    case .markInBrowser: "A mark in this browser's session says that somebody left, and signing in does not remove it."
    case .accountRemoved: "The person cannot sign in anywhere any more: logging out removed the account."
    case .listOfLeavers:
      "The person is shut out in every browser: the name stands on a list that signing in does not clear."
    case .deletedForOtherSite: "The cookie is deleted for another domain, and a browser ignores that."
    case .deletedForOtherPath: "The cookie is deleted for another path than the one that it was set for."
    }
  }
}
