import Hummingbird

/// The pages, put together by hand.
enum Page {
  static func home(_ person: String?) -> Response {
    page("Garden club", person, "<p>We grow things, and tell each other how.</p>")
  }

  static func about(_ person: String?) -> Response {
    page("About the club", person, "<p>Eleven gardens and one greenhouse.</p>")
  }

  static func dashboard(_ person: String) -> Response {
    page("Your garden", person, "<p>Hello \(escaped(person)), the tomatoes want water.</p>")
  }

  static func profile(_ person: String) -> Response {
    page("What we know about you", person, "<p>Your name, and that you like gardens.</p>")
  }

  static func settings(_ person: String, tab: String) -> Response {
    page("What you can change", person, "<p>This is the part called \(escaped(tab)), nearly empty so far.</p>")
  }

  static func login(_ person: String?, next: String?, message: String? = nil) -> Response {
    let query = next.map { "?next=" + encoded($0) } ?? ""
    return page(
      "Come in", person, status: message == nil ? .ok : .forbidden,
      """
      \(paragraph(message))<form method="post" action="/login\(query)">
        <label for="who">Name</label> <input id="who" name="who">
        <label for="secret">Password</label> <input id="secret" name="secret" type="password">
        <label for="stay">Keep me signed in</label> <input id="stay" name="stay" type="checkbox" value="yes">
        <input type="submit" value="Come in">
      </form>
      <p>New here? <a href="/register">Join the club</a></p>
      """)
  }

  static func register(_ person: String?, message: String? = nil) -> Response {
    page(
      "Join the club", person, status: message == nil ? .ok : .unprocessableContent,
      """
      \(paragraph(message))<form method="post" action="/register">
        <label for="who">Name</label> <input id="who" name="who">
        <label for="secret">Password</label> <input id="secret" name="secret" type="password">
        <label for="again">The same password again</label> <input id="again" name="again" type="password">
        <label for="rules">I agree to the rules</label> <input id="rules" name="rules" type="checkbox" value="yes">
        <input type="submit" value="Join">
      </form>
      """)
  }

  /// For whoever types the address: only the button signs out.
  static var leave: Response { page("Leaving?", nil, #"<form method="post"><button>Sign out</button></form>"#) }

  /// The text as a part of a query.
  static func encoded(_ text: String) -> String {
    let plain = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~".utf8)
    return text.utf8.map { byte in
      if plain.contains(byte) { return String(UnicodeScalar(byte)) }
      return (byte < 16 ? "%0" : "%") + String(byte, radix: 16)
    }.joined()
  }

  private static func page(
    _ title: String, _ person: String?, status: HTTPResponse.Status = .ok, _ content: String
  ) -> Response {
    let top =
      if let person {
        "<form method=\"post\" action=\"/logout\">\(escaped(person)) <button>Sign out</button></form>"
      } else {
        "<a href=\"/login\">Sign in</a>"
      }
    let html = """
      <!doctype html>
      <html lang="en"><meta charset="utf-8"><title>\(title)</title>
      <nav><a href="/">Home</a> <a href="/about">About</a> \(top)</nav>
      <h1>\(title)</h1>
      \(content)
      </html>
      """
    return Response(
      status: status, headers: [.contentType: "text/html; charset=utf-8"],
      body: .init(byteBuffer: ByteBuffer(string: html)))
  }

  private static func paragraph(_ message: String?) -> String { message.map { "<p>\($0)</p>\n" } ?? "" }

  private static func escaped(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      switch scalar {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      case "\"": "&quot;"
      default: String(scalar)
      }
    }.joined()
  }
}
