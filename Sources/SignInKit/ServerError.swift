/// Why a server could not be started.
public enum ServerError: Error, Equatable {
  /// Another program listens at this port.
  case portInUse(Int)
  /// The value of `PORT` is no port number.
  case badPort(String)
}

extension ServerError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .portInUse(let port):
      "Port \(port) is already in use. Stop the other program, or choose another port: PORT=\(port + 1)."
    case .badPort(let text):
      "PORT is \"\(text)\", but it must be a number from 0 to 65535."
    }
  }
}
