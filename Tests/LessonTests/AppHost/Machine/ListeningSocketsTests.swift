import Foundation
import Testing

@testable import Lesson

@Suite(.withProcesses()) struct ListeningSocketsTests {
  #if os(Linux)
    @Test func addressesOfTheWholeTreeAreFound() async throws {
      // One socket in the main process, one in an orphan, and one that is bound only.
      let script = """
        import os, socket, time
        bound = socket.socket()
        bound.bind(("127.0.0.1", 0))
        own = socket.create_server(("127.0.0.1", 0))
        read, write = os.pipe()
        if os.fork() == 0:
            own.close()
            if os.fork() == 0:
                os.setsid()
                other = socket.create_server(("0.0.0.0", 0))
                os.write(write, str(other.getsockname()[1]).encode())
                time.sleep(1000)
            os._exit(0)
        os.wait()
        print(own.getsockname()[1], os.read(read, 10).decode(), flush=True)
        time.sleep(1000)
        """
      let app = try await AppProcess.start(python: script)
      try await eventually { app.output.hasSuffix("\n") }
      let ports = app.output.split(whereSeparator: \.isWhitespace).compactMap { Int($0) }
      try #require(ports.count == 2, "\(app.output)")
      let found = ListeningSockets.of(processTree: app.supervisorPID)
      #expect(
        Set(found) == [
          ListeningSocket(family: .ipv4, address: "127.0.0.1", port: ports[0], isLoopback: true),
          ListeningSocket(family: .ipv4, address: "0.0.0.0", port: ports[1], isLoopback: false),
        ])
      #expect(found.map(\.port) == ports.sorted())
      await app.stop()
      #expect(ListeningSockets.of(processTree: app.supervisorPID) == [])
    }
  #endif

  // As a little-endian machine prints them.
  @Test(arguments: [
    ("0100007F:1F90", "127.0.0.1", 8080, true),
    ("00000000:0050", "0.0.0.0", 80, false),
    ("0501A8C0:FFFF", "192.168.1.5", 65535, false),
    ("00000000000000000000000001000000:1F90", "::1", 8080, true),
    ("00000000000000000000000000000000:1F90", "::", 8080, false),
    ("0000000000000000FFFF00000100007F:1F90", "::ffff:127.0.0.1", 8080, true),
    ("0000000000000000FFFF00000501A8C0:1F90", "::ffff:192.168.1.5", 8080, false),
  ])
  func addressIsParsed(text: String, address: String, port: Int, isLoopback: Bool) throws {
    let socket = try #require(ListeningSocket(procAddress: text))
    #expect(socket.address == address)
    #expect(socket.port == port)
    #expect(socket.isLoopback == isLoopback)
    #expect(socket.family == (text.count == 13 ? .ipv4 : .ipv6))
  }

  @Test(arguments: ["", ":", "0100007F", "0100007F:", "XX00007F:1F90", "0100:1F90", "0100007F0100007F:1F90"])
  func otherTextIsNoAddress(text: String) {
    #expect(ListeningSocket(procAddress: text) == nil)
  }
}
