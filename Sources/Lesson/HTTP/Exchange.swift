/// One request with what came back.
struct Exchange: Sendable, Equatable {
  var request: Request
  var result: Result<Response, ExchangeFailure>
  var seconds: Double

  /// The response, if one came.
  var response: Response? { try? result.get() }
}
