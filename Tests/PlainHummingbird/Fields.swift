import Hummingbird

/// The fields of all forms; nil where one was not sent.
struct Fields: Decodable {
  var who, secret, again, stay, rules: String?

  /// What is no form has no fields.
  ///
  /// - Throws: what the connection says.
  static func sent(in request: Request) async throws -> Fields {
    let body = String(buffer: try await request.body.collect(upTo: 64 * 1024))
    return (try? URLEncodedFormDecoder().decode(Fields.self, from: body)) ?? Fields()
  }
}
