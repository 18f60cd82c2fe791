import Foundation

/// A `lesson-supervisor` process that has just been started.
struct SpawnedSupervisor {
  let pid: Int32
  /// Our end of its control socket.
  let control: Int32
  /// The end of the app's output pipe from which we read; a read from it never waits.
  let output: Int32

  static func spawn(_ launch: Launch, supervisor: String) throws(LaunchFailure) -> SpawnedSupervisor {
    var numbers: [Int32] = [0, 0]
    guard socketpair(AF_UNIX, streamSocket, 0, &numbers) == 0 else {
      throw .other(step: "socketpair", errno: errno)
    }
    let control = Descriptor(numbers[0])
    let controlOfChild = Descriptor(numbers[1])
    guard pipe(&numbers) == 0 else { throw .other(step: "pipe", errno: errno) }
    let output = Descriptor(numbers[0])
    let outputOfChild = Descriptor(numbers[1])
    _ = fcntl(output.number, F_SETFL, O_NONBLOCK)
    #if canImport(Darwin)
      var on: Int32 = 1
      setsockopt(control.number, SOL_SOCKET, SO_NOSIGPIPE, &on, socklen_t(MemoryLayout<Int32>.size))
    #endif

    let pid = try spawn(
      [supervisor] + launch.supervisorArguments,
      environment: launch.environment.map { "\($0)=\($1)" },
      input: controlOfChild.number, output: outputOfChild.number)
    return SpawnedSupervisor(pid: pid, control: control.release(), output: output.release())
  }

  /// Starts a program with three descriptors and closes all others when it starts.
  private static func spawn(
    _ arguments: [String], environment: [String], input: Int32, output: Int32
  ) throws(LaunchFailure) -> Int32 {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
      posix_spawnattr_init(&attributes)
      posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_CLOEXEC_DEFAULT))
    #else
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
      posix_spawnattr_init(&attributes)
    #endif
    posix_spawn_file_actions_init(&actions)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    // The copies are inherited: dup2 clears close-on-exec.
    posix_spawn_file_actions_adddup2(&actions, input, 0)
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    posix_spawn_file_actions_adddup2(&actions, output, 2)

    let argv = arguments.map { strdup($0) } + [nil]
    let envp = environment.map { strdup($0) } + [nil]
    defer { for text in argv + envp { free(text) } }
    var pid: Int32 = 0
    let error = posix_spawn(&pid, arguments[0], &actions, &attributes, argv, envp)
    switch error {
    case 0: return pid
    case ENOENT, ENOTDIR: throw .supervisorMissing(arguments[0])
    default: throw .other(step: "spawn", errno: error)
    }
  }

  private static var streamSocket: Int32 {
    #if canImport(Glibc)
      Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
    #else
      SOCK_STREAM
    #endif
  }
}
