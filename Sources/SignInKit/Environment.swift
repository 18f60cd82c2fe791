internal import Foundation

/// What whoever starts the app says in the environment variable of that name.
///
/// Without it the app cannot do its work: if it is missing or empty, the process ends with status 1 and says so.
public func environment(_ name: String) -> String {
  let value = environment(name, default: "")
  if value.isEmpty { stop("\(name) is not set. Start the app with \(name)=… in its environment.") }
  return value
}

/// The environment variable of that name, or what is usual if it is missing or empty.
public func environment(_ name: String, default usual: String) -> String {
  guard let value = ProcessInfo.processInfo.environment[name], !value.isEmpty else { return usual }
  return value
}

/// The whole number in the environment variable of that name, or what is usual if it is missing or empty. Anything else there
/// ends the process with status 1.
public func environment(_ name: String, default usual: Int) -> Int {
  let value = environment(name, default: "")
  if value.isEmpty { return usual }
  guard let number = Int(value) else { stop("\(name) is \"\(value)\", but it must be a whole number.") }
  return number
}

private func stop(_ reason: String) -> Never {
  Console.complain(reason)
  exit(1)
}
