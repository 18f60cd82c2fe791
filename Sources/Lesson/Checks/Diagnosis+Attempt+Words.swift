extension Diagnosis.Attempt {
  var words: Diagnosis.Words {
    switch self {
    case .wrongPassword(let person):
      .init(
        happened: "\(person) got in with a wrong password.",
        advice:
          "The name must exist and its own password must be the one that was typed. Store the user only inside that branch."
      )
    case .unknownPerson:
      .init(
        happened: "A name that nobody has got in.",
        advice:
          "Look the name up first; a name that is not there is a wrong answer. Two missing values are equal to each other, so compare only what exists."
      )
    case .othersPassword(let person, let owner):
      .init(
        happened: "\(person) got in with the password of \(owner).",
        advice: "Compare with the password of that very name, not with all passwords.")
    case .nearMiss(let person, let what):
      .init(
        happened: "\(person) got in with a password that is almost right: \(what.words).",
        advice: "Compare the whole password, exactly as it was typed.")
    case .emptyPassword(let person):
      .init(
        happened: "\(person) got in with an empty password.", advice: "An empty password is a wrong password.")
    case .emptyName, .emptyForm:
      .init(happened: "An empty name got in.", advice: "An empty name belongs to nobody.")
    case .missingField(let field):
      .init(
        happened: "A form without \(field) got in.",
        advice: "Two missing values are equal to each other. Check that both fields arrived before you compare.")
    case .byAddress(let person):
      .init(
        happened: "\(person) got in with name and password in the address.",
        advice: "Addresses end up in logs and histories. Read the form's fields of a POST only.")
    }
  }
}

extension Diagnosis.NearMiss {
  var words: String {
    switch self {
    case .lastCharacterMissing: "the last character was missing"
    case .oneCharacterMore: "there was one character too many"
    case .otherCase: "upper and lower case differed"
    case .firstCharacter: "it was the first character only"
    case .spacesAround: "there were spaces around it"
    case .backwards: "it was typed backwards"
    }
  }
}
