extension Stage {
  /// HEAD answers as GET does, less the body (RFC 9110 .9.3.2).
  func verifyHeadLikeGet(_ address: String) async throws(Diagnosis) {
    try await type("visit \(Line.quoted(expand(address)))")
    let get = try view().response.status
    try await type("send HEAD \(Line.quoted(expand(address)))")
    let head = try view().response.status
    if head != get { throw .server(.headDiffers(head: head, get: get)) }
  }

  /// Neither Werkzeug's debugger nor a stack trace is shown to visitors; both are doors into the machine.
  func verifyNoDebugger() async throws(Diagnosis) {
    try await type("visit \"/?__debugger__=yes&cmd=resource&f=style.css\"")
    let resource = try view().response
    if resource.status == 200, resource.headers["content-type"]?.contains("css") == true {
      throw .server(.debuggerOpen("/?__debugger__=yes&cmd=resource&f=style.css"))
    }
    try await type("visit /console")
    let console = try view().response
    if console.status == 200, console.text.lowercased().contains("werkzeug") {
      throw .server(.debuggerOpen("/console"))
    }
    try await type("visit /%ff%fe/none")
    if try view().response.text.contains("Traceback (most recent call last)") {
      throw .server(.stackTraceShown("/%ff%fe/none"))
    }
  }

  func verifyLoopbackOnly() throws(Diagnosis) {
    let sockets = setting.listening()
    // It listens somewhere, for it answers.
    if sockets.isEmpty { throw .server(.socketsUnseen) }
    if let open = sockets.first(where: { $0.port == setting.endpoint.port && !$0.isLoopback }) {
      throw .server(.listensToAll(open.address))
    }
  }
}
