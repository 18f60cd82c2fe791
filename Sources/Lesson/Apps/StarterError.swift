/// Why a learner's folder was not made.
enum StarterError: Error, Sendable, Equatable {
  case notEmpty(String)
  case unknownTrack(String)
  case cannotWrite(String, String)

  var words: String {
    switch self {
    case .notEmpty(let path): "\(path) is not empty. Choose a folder that does not exist yet."
    case .unknownTrack(let name):
      "There is no track \"\(name)\". Choose swift or flask; for any other stack write app.yml yourself."
    case .cannotWrite(let path, let reason): "\(path) cannot be written: \(reason)"
    }
  }
}
