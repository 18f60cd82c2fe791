/// What is tried on the app as a whole.
enum ServerProbe {
  /// HEAD answers as GET does, less the body (RFC 9110 §9.3.2).
  static func verifyHeadLikeGet(_ address: String, on stage: isolated Stage) async throws(Diagnosis) {
    try await stage.type("visit \(Line.quoted(stage.expand(address)))")
    let get = try stage.view().response.status
    try await stage.type("send HEAD \(Line.quoted(stage.expand(address)))")
    let head = try stage.view().response.status
    if head != get { throw .server(.headDiffers(head: head, get: get)) }
  }

  /// Neither Werkzeug's debugger nor a stack trace is shown to visitors; both are doors into the machine.
  static func verifyNoDebugger(on stage: isolated Stage) async throws(Diagnosis) {
    try await stage.type("visit \"/?__debugger__=yes&cmd=resource&f=style.css\"")
    let resource = try stage.view().response
    if resource.status == 200, resource.headers["content-type"]?.contains("css") == true {
      throw .server(.debuggerOpen("/?__debugger__=yes&cmd=resource&f=style.css"))
    }
    try await stage.type("visit /console")
    let console = try stage.view().response
    if console.status == 200, console.text.lowercased().contains("werkzeug") {
      throw .server(.debuggerOpen("/console"))
    }
    try await stage.type("visit /%ff%fe/none")
    if try stage.view().response.text.contains("Traceback (most recent call last)") {
      throw .server(.stackTraceShown("/%ff%fe/none"))
    }
  }

  static func verifyLoopbackOnly(on stage: isolated Stage) throws(Diagnosis) {
    let sockets = stage.setting.listening()
    // It listens somewhere, for it answers.
    if sockets.isEmpty { throw .server(.socketsUnseen) }
    if let open = sockets.first(where: { $0.port == stage.setting.endpoint.port && !$0.isLoopback }) {
      throw .server(.listensToAll(open.address))
    }
  }
}
