import Foundation

/// What an app finds in its environment, and nothing else.
struct AppEnvironment: Sendable {
  var port: Int
  /// The folder for the database.
  var dataFolder: URL
  /// Signs cookies; a fresh one for each start of a judged app, so that a key in the code is noticed.
  var secretKey: String
  /// Folders that come first on `PATH`: the Python that has Flask.
  var programs: [URL] = []
  var inherited: [String: String] = ProcessInfo.processInfo.environment

  var variables: [String: String] {
    var variables: [String: String] = [
      "PORT": String(port),
      "SECRET_KEY": secretKey,
      "DATA_DIR": dataFolder.path,
      "SITE_URL": "http://127.0.0.1:\(port)",
      "LANG": "C.UTF-8",
      // An app's output is shown as it comes; a crash report must not wait for a key.
      "PYTHONUNBUFFERED": "1",
      "PYTHONDONTWRITEBYTECODE": "1",
      // Nothing answers until it is printed: the frames next to the crash take two seconds, all threads ten.
      "SWIFT_BACKTRACE": "interactive=no,color=no,threads=crashed,limit=8,top=0,registers=none,images=none",
    ]
    for name in ["HOME", "USER", "TMPDIR", "TZ"] { variables[name] = inherited[name] }
    let path = inherited["PATH"] ?? "/usr/local/bin:/usr/bin:/bin"
    variables["PATH"] = (programs.map(\.path) + [path]).joined(separator: ":")
    return variables
  }

  /// 32 random bytes in hexadecimal.
  static func randomKey() -> String {
    (0..<4).map { _ in String(UInt64.random(in: .min ... .max), radix: 16).leftPadded(to: 16) }.joined()
  }
}
