import Foundation

/// The words of what went wrong on our side.
enum Trouble {
  static func words(_ error: any Error) -> String {
    switch error {
    case let error as PythonFailure:
      "Python with Flask could not be prepared. `\(error.command)` said:\n\(error.output)\nIs python3 installed, and is the network there? Then try again."
    case is CancellationError: "It was stopped before the end."
    case let error as any Explained: error.words
    default: [(error as? CocoaError)?.filePath, error.reason].compactMap(\.self).joined(separator: ": ")
    }
  }
}
