internal import Foundation

/// Turns a password into what is stored of it: a slow salted hash, from which nobody gets the password back.
///
/// The same text as Werkzeug's `generate_password_hash` makes: `scrypt:32768:8:1$salt$hash`. It is made on another thread, so
/// others are served meanwhile. Two hashes of one password differ, as each has a random salt.
public func generatePasswordHash(_ password: String) async -> String {
  await inBackground { PasswordHash.of(password).text }
}

/// Whether this is the password that the hash was made of. Anything that is no hash fits no password.
///
/// It reads all that Werkzeug writes, `pbkdf2:sha256:1000000$salt$hash` too. To find out takes as long as to make the hash, on
/// another thread.
public func checkPasswordHash(_ hash: String, _ password: String) async -> Bool {
  await inBackground { PasswordHash(hash)?.fits(password) ?? false }
}

/// Hashing blocks a thread for a tenth of a second, and the threads that serve requests are few. A hash also takes 32 MiB, so
/// no more are made at once than there are processors.
private let queue: OperationQueue = {
  let queue = OperationQueue()
  queue.maxConcurrentOperationCount = ProcessInfo.processInfo.activeProcessorCount
  return queue
}()

private func inBackground<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async -> Value {
  await withCheckedContinuation { continuation in
    queue.addOperation { continuation.resume(returning: work()) }
  }
}
