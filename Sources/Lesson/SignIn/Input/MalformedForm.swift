/// A body that no browser sends for a form, and any program can.
struct MalformedForm: Sendable, Equatable {
  /// To go on after "a form with".
  let what: String
  /// As it is typed: ASCII, with tokens such as `$letters-10000` in it.
  let body: String
  var type = MalformedForm.usual

  static let usual = "application/x-www-form-urlencoded"

  /// - Parameter fields: Makes a form's fields, encoded, from the encoded values of name and password.
  /// - Parameter user: The encoded name of the name's field.
  /// - Parameter password: That of the password's.
  static func all(user: String, password: String, fields: (_ name: String, _ password: String) -> String)
    -> [MalformedForm]
  {
    [
      MalformedForm(what: "the character NUL in its fields", body: fields("a%00b", "c%00d")),
      MalformedForm(what: "bytes that are no text", body: fields("%ff%fe", "%c3%28")),
      MalformedForm(what: "half of a character", body: fields("%ed%a0%80", "x")),
      MalformedForm(
        what: "letters of other scripts", body: fields("%c3%bc%f0%9f%98%80%e5%af%86", "%c3%bc%f0%9f%98%80")),
      MalformedForm(what: "broken percent signs", body: fields("%zz", "%")),
      MalformedForm(what: "a name of 10,000 letters", body: fields("$letters-10000", "x")),
      MalformedForm(what: "a password of 60,000 letters", body: fields("a", "$letters-60000")),
      MalformedForm(what: "each field twice", body: "\(fields("a", "c"))&\(fields("b", "d"))"),
      MalformedForm(
        what: "lists in place of fields",
        body: fields("a", "b").replacing("\(user)=", with: "\(user)[]=").replacing(
          "\(password)=", with: "\(password)[x]=")
      ),
      MalformedForm(what: "an unknown character set", body: fields("a", "b"), type: "\(usual); charset=klingon"),
      MalformedForm(what: "no body", body: ""),
      MalformedForm(what: "broken JSON", body: "{\"a\":", type: "application/json"),
      MalformedForm(what: "JSON that is no object", body: "[1, null]", type: "application/json"),
      MalformedForm(what: "broken parts", body: "--x\r\nnothing", type: "multipart/form-data; boundary=x"),
      MalformedForm(what: "parts without a boundary", body: "x", type: "multipart/form-data"),
      MalformedForm(what: "an unknown type", body: "x", type: "application/octet-stream"),
    ]
  }
}
