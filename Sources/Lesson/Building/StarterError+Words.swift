extension StarterError: Explained {
  var words: String {
    switch self {
    case .notAnEmptyFolder(let path): "\(path) is not an empty folder. Choose one that does not exist yet."
    case .insideLesson(let path):
      "\(path) is inside the folder of the lesson itself, where your work would get lost among its files. Choose a folder elsewhere, such as ~/my-app."
    case .cannotWrite(let path, let reason):
      "\(path) cannot be written: \(reason). Choose a folder of your own, on a disk that is not full."
    }
  }
}
