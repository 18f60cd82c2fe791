import Foundation

extension Error {
  /// Why, in the system's words where it has some: `Permission denied`.
  var reason: String {
    if let error = self as? POSIXError { return error.code.rawValue.errnoWords }
    let error = self as NSError
    if error.domain == NSPOSIXErrorDomain { return Int32(error.code).errnoWords }
    if let cause = error.userInfo[NSUnderlyingErrorKey] as? any Error { return cause.reason }
    return self is CocoaError ? localizedDescription : "\(self)"
  }
}

extension Int32 {
  /// What the system calls this errno(3): `Permission denied`.
  var errnoWords: String { String(cString: strerror(self)) }
}
