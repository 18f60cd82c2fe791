/// How a typed password differed from the right one.
enum NearMiss: String, Sendable, Equatable, CaseIterable {
  case lastCharacterMissing, oneCharacterMore, otherCase, firstCharacter, spacesAround, backwards
}

extension NearMiss {
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

  var cause: String {
    switch self {
    case .lastCharacterMissing, .firstCharacter: "It is enough that the right password begins with what was typed."
    case .oneCharacterMore: "It is enough that what was typed begins with the right password."
    case .otherCase: "Both passwords are put into lower or upper case before they are compared."
    case .spacesAround: "Spaces are cut off before the passwords are compared."
    case .backwards: "Only the letters are compared, and not their order."
    }
  }
}
