import Foundation

extension Error {
  /// Why, in the system's words where it has some: `Permission denied`.
  var reason: String {
    if let error = self as? POSIXError { return String(cString: strerror(error.code.rawValue)) }
    let error = self as NSError
    if error.domain == NSPOSIXErrorDomain { return String(cString: strerror(Int32(error.code))) }
    if let cause = error.userInfo[NSUnderlyingErrorKey] as? any Error { return cause.reason }
    return self is CocoaError ? localizedDescription : "\(self)"
  }
}
