/// Why the wrong people get in, the right ones do not, or a refusal says too little or too much.
enum SignInCause: String, Cause, CaseIterable {
  case redirectNotReturned = "redirect.not-returned"
  case fieldsReadFromAddress = "sign-in.reads-address"
  case onePersonOnly = "sign-in.one-person-only"
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
  case passwordCaseIgnored = "password.case-ignored"
  case passwordIsPattern = "password.pattern"
  case nameIsPattern = "password.name-is-pattern"
  case lettersLost = "password.letters-lost"
  case passwordTrimmed = "password.trimmed"
  case passwordCutByForm = "password.cut-by-form"
  case endIgnored = "password.end-ignored"
  case passwordCleaned = "password.cleaned"
  case missingSkipsCheck = "password.missing-skips-check"
  case missingEqualsMissing = "password.missing-equals-missing"
  case accountNobodyMade = "password.account-nobody-registered"
  case refusedByRedirect = "message.lost-in-redirect"
  case messageAlwaysThere = "message.always-there"
  case passwordKeptInField = "message.password-in-field"
  case passwordInMessage = "message.password-in-text"

  var sentence: String {
    switch self {
    case .redirectNotReturned:
      "The name and password were accepted: /dashboard opens. The redirect is made, but not returned."
    case .fieldsReadFromAddress: "The route reads the fields from the address. The form sends them in the body."
    case .onePersonOnly:
      "Another person can sign in: the code compares with one name or one password, or keeps one of them in another form, such as a number."
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
    case .lettersLost:
      "Letters beyond ASCII are dropped or become question marks, so that they all count as the same."
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
    }
  }

  var next: String? {
    switch self {
    case .redirectNotReturned: "Write return before the redirect."
    case .fieldsReadFromAddress: "Read request.form, and not request.args or request.query."
    case .onePersonOnly: "Look the password up by the name that was typed."
    case .everybodyGetsIn: "Write return before the refusal, so that nothing after it runs."
    case .storedBeforeCheck, .refusalStored: "Store the name only inside the branch for the right password."
    case .passwordCaseIgnored, .passwordIsPattern: "Compare the password in your code with ==, as it was typed."
    case .nameIsPattern: "Write name = ? in the SQL."
    case .lettersLost: "Encode the text as UTF-8, and drop nothing."
    case .passwordTrimmed: "Store and compare what was typed, with its spaces."
    case .passwordCutByForm: "Leave out maxlength, or allow 64 letters and more."
    case .endIgnored: "Let the whole password count, however long it is: cut nothing off."
    case .passwordCleaned: "Hand the password to the hash function exactly as it came."
    case .accountNobodyMade: "Take it out of the code and out of the table. Whoever needs an account registers."
    case .refusedByRedirect: "Show the form again in the answer itself, with the message."
    case .messageAlwaysThere: "Show the message only after a wrong attempt."
    case .passwordInMessage: "Never write a password into a page."
    case .anyPasswordFits, .eitherIsEnough, .unknownNameIsEmpty, .strangersWelcome, .nameIgnored, .lengthCompared,
      .anybodysPassword, .masterPassword, .partFits, .missingSkipsCheck, .missingEqualsMissing, .passwordKeptInField:
      nil
    }
  }
}
