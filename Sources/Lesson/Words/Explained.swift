/// An error that can say to people what happened, where, and what to do.
protocol Explained: Error {
  var words: String { get }
}
