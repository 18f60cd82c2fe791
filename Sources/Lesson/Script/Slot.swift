/// A place in a line for a value; the raw value is how patterns and `help` write it.
enum Slot: String, Sendable, CaseIterable {
  case address = "PATH"
  case person = "PERSON"
  case browser = "BROWSER"
  /// What somebody registers as, whatever that is.
  case name = "NAME"
  case text = "TEXT"
  case label = "LABEL"
  case status = "STATUS"
  case method = "METHOD"
  case cookie = "COOKIE"
  case cookieValue = "COOKIE=VALUE"
  case header = "HEADER"
  case days = "DAYS"
  case variable = "VARIABLE"
  case number = "NUMBER"
  case unit = "UNIT"
  case password = "PASSWORD"
  case source = "ADDRESS"
  case mediaType = "TYPE"
  case place = "PLACE"

  /// What a learner is told to type there.
  var description: String {
    switch self {
    case .address: "an address such as /login"
    case .person: "a person's name such as alice"
    case .name: "a name such as bob, in quotes where it has spaces"
    case .browser: "a name for the browser such as bob"
    case .text: "a text in quotes such as \"Welcome\""
    case .label: "the words on a button or link such as \"Log out\""
    case .status: "a status such as 200, 4xx or 302 or 303"
    case .method: "a method such as HEAD"
    case .cookie: "a cookie's name such as session"
    case .cookieValue: "a cookie such as session=abc"
    case .header: "a header's name such as Location"
    case .days: "a number of days such as 30"
    case .variable: "the name of a variable such as SECRET_KEY"
    case .number: "a number such as 31"
    case .unit: "seconds, minutes, hours or days"
    case .source: "an address of this machine such as 127.0.0.5"
    case .password: "a password, in quotes where it has spaces or is empty"
    case .place: "site or port"
    case .mediaType: "a media type such as text/plain"
    }
  }

  /// Whether a word can stand there.
  func accepts(_ value: String) -> Bool {
    switch self {
    case .address:
      value.hasPrefix("/") || value.hasPrefix("http://") || value.hasPrefix("https://") || value.hasPrefix("?")
    case .status:
      value.count == 3 && value.first.map { "12345".contains($0) } == true
        && (value.hasSuffix("xx") || value.allSatisfy(\.isNumber))
    // A century is enough; the clocks of computers do not go on for ever.
    case .number: Double(value).map { $0 > 0 && $0 <= 36_500 } ?? false
    case .unit: Duration(count: 1, unit: value) != nil
    case .days: Int(value).map { (1...100_000).contains($0) } ?? false
    case .source: LoopbackAddress.isOne(value)
    case .place: OtherPage(rawValue: value.lowercased()) != nil
    case .mediaType: value.contains("/") && !value.hasPrefix("/")
    case .method: !value.isEmpty && value.allSatisfy { $0.isASCII && $0.isLetter }
    case .cookieValue: value.contains("=") && value.first != "="
    case .person, .browser, .cookie, .header, .variable: !value.isEmpty
    case .text, .label, .name, .password: true
    }
  }

  /// A value as it is typed there.
  func typed(_ value: String) -> String {
    switch self {
    case .text, .label: Line.quoted(value, always: true)
    case .cookieValue: "\(value)="
    default: Line.quoted(value)
    }
  }
}
