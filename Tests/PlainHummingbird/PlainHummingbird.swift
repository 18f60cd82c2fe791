import Foundation
import Hummingbird

/// A right app that shares nothing with the kit: the framework alone, ids in place of signed cookies, accounts in a file.
@main enum PlainHummingbird {
  static func main() async throws {
    let environment = ProcessInfo.processInfo.environment
    guard let port = environment["PORT"].flatMap(Int.init), let data = environment["DATA_DIR"] else {
      fatalError("PORT and DATA_DIR must be set.")
    }
    let site = Site(accounts: try Accounts(file: URL(filePath: data).appending(path: "people.json")))
    let app = Application(
      router: site.router, configuration: .init(address: .hostname("127.0.0.1", port: port)))
    try await app.runService()
  }
}
