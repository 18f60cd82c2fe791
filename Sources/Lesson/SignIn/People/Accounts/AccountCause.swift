/// Why an account is not what somebody registered.
enum AccountCause: String, Cause, CaseIterable {
  case registrationGuarded = "register.not-public"
  case registrationInAddress = "register.sent-in-address"
  case registrationTurnedDown = "register.turned-down"
  case registrationSignsIn = "register.signs-in"
  case secondReplaces = "register.replaces"
  case bothKept = "register.keeps-both"
  case caseCounts = "register.case-counts"
  case inMemory = "data.in-memory"
  case otherFolder = "data.other-folder"
  case emptiedAtStart = "data.emptied-at-start"
  case anyNameTaken = "name.anything-goes"

  var sentence: String {
    switch self {
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
    case .anyNameTaken:
      "Nothing looks at the name, or only at a part of it: one with a NUL in it gets an account as well."
    }
  }

  var next: String? {
    switch self {
    case .registrationGuarded: "Put /register on the list of public pages."
    case .registrationInAddress: "Write <form method=\"post\">, and read the fields from the body."
    case .registrationTurnedDown:
      "Compare the names of the fields in the form with those that the route reads. The page that came may say what it misses: type `page`."
    case .registrationSignsIn: "Sign in only after an account was made. Where the name is taken, show the form again."
    case .secondReplaces: "Use a plain INSERT, and answer that the name is taken when it fails."
    case .inMemory: "Open a database in the folder that DATA_DIR names."
    case .otherFolder: "Join the path: the value of DATA_DIR, then the file's name."
    case .emptiedAtStart: "Write CREATE TABLE IF NOT EXISTS, and drop nothing."
    case .bothKept, .caseCounts, .anyNameTaken: nil
    }
  }
}
