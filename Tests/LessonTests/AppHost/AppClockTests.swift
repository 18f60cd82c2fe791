import Foundation
import Testing

@testable import Lesson

/// What the preloaded library does to programs.
@Suite(.withProcesses()) struct AppClockTests {
  /// Runs a program in Python under a clock and returns what it printed, with how long it took. A line `move` is answered by
  /// moving the clock by an hour.
  private func run(_ program: String, clock: AppClock?, _ variables: [String: String] = [:]) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", program]
    process.environment = ProcessInfo.processInfo.environment.merging(clock?.variables ?? [:]) { $1 }
      .merging(variables) { $1 }
    let (output, input) = (Pipe(), Pipe())
    (process.standardOutput, process.standardInput) = (output, input)
    try process.run()
    var printed = Data()
    while case let data = output.fileHandleForReading.availableData, !data.isEmpty {
      printed += data
      guard printed.suffix(5) == Data("move\n".utf8) else { continue }
      clock?.move(by: .seconds(3600))
      input.fileHandleForWriting.write(Data("\n".utf8))
    }
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return String(decoding: printed, as: UTF8.self)
  }

  private func withClock(_ body: (AppClock) throws -> Void) throws {
    let clock = try AppClock(library: Home.built.clockLibrary)
    defer { clock.remove() }
    try body(clock)
  }

  /// Each way to ask for the time of day says an hour more after the move, and each clock that only measures does not.
  @Test func onlyTheTimeOfDayMoves() throws {
    try withClock { clock in
      let printed = try run(Self.reads, clock: clock)
      let moves = printed.split(separator: "\n").filter { $0 != "move" }
      #expect(
        moves == [
          "time 1", "datetime 1", "REALTIME 1", "REALTIME_COARSE 1", "TAI 1", "MONOTONIC 0", "MONOTONIC_COARSE 0",
          "MONOTONIC_RAW 0", "BOOTTIME 0", "PROCESS_CPUTIME_ID 0", "C time 1", "C gettimeofday 1", "C timespec_get 1",
          "C ftime 1", "child 1",
        ])
    }
  }

  private static let reads = """
    import ctypes, datetime, subprocess, sys, time
    libc = ctypes.CDLL(None)
    def c_time(): return libc.time(None)
    def pair(function, *rest):
        value = (ctypes.c_int64 * 2)()
        getattr(libc, function)(value, *rest)
        return value[0]
    def child(): return float(subprocess.check_output([sys.executable, "-c", "import time; print(time.time())"]))
    kinds = ["REALTIME", "REALTIME_COARSE", "TAI", "MONOTONIC", "MONOTONIC_COARSE", "MONOTONIC_RAW", "BOOTTIME", "PROCESS_CPUTIME_ID"]
    numbers = [0, 5, 11, 1, 6, 4, 7, 2]
    ways = {"time": time.time, "datetime": lambda: datetime.datetime.now().timestamp()}
    for kind, number in zip(kinds, numbers):
        ways[kind] = lambda number=number: time.clock_gettime(number)
    ways.update({"C time": c_time, "C gettimeofday": lambda: pair("gettimeofday", None),
        "C timespec_get": lambda: pair("timespec_get", 1), "C ftime": lambda: pair("ftime"), "child": child})
    before = {name: way() for name, way in ways.items()}
    print("move", flush=True)
    input()
    for name, way in ways.items(): print(name, round((way() - before[name]) / 3600))
    """

  /// An instant that is computed from the moved time is reached after as long as was meant, and neither at once nor in an hour.
  @Test func whatWaitsUntilAnInstantWaitsAsLongAsItMeans() throws {
    try withClock { clock in
      let printed = try run(Self.waits, clock: clock)
      let waits = printed.split(separator: "\n").filter { $0 != "move" }
      #expect(waits.count == 17)
      for wait in waits { #expect(wait.hasSuffix(" as meant"), "\(wait)") }
    }
  }

  private static let waits = """
    import ctypes, os, select, threading, time
    libc = ctypes.CDLL(None)
    class Time(ctypes.Structure): _fields_ = [("seconds", ctypes.c_int64), ("nanoseconds", ctypes.c_int64)]
    class Timer(ctypes.Structure): _fields_ = [("interval", Time), ("value", Time)]
    memory = lambda: ctypes.create_string_buffer(256)
    def until(clock, length=0.2):
        at = time.clock_gettime(clock) + length
        return ctypes.byref(Time(int(at), int(at % 1 * 1e9)))
    def locked(lock, kind):
        held = memory()
        getattr(libc, f"pthread_{kind}_init")(held, None)
        getattr(libc, lock)(held)
        return held
    def elsewhere(call):
        # A lock that this thread holds, another one waits for.
        thread = threading.Thread(target=call)
        thread.start()
        thread.join()
    def condition(clock, named):
        attributes, held, it = memory(), locked("pthread_mutex_lock", "mutex"), memory()
        libc.pthread_condattr_init(attributes)
        libc.pthread_condattr_setclock(attributes, clock)
        libc.pthread_cond_init(it, None if named else attributes)
        if named: libc.pthread_cond_clockwait(it, held, clock, until(clock))
        else: libc.pthread_cond_timedwait(it, held, until(clock))
    def semaphore(*clock):
        it = memory()
        libc.sem_init(it, 0, 0)
        getattr(libc, "sem_clockwait" if clock else "sem_timedwait")(it, *clock, until(*clock or (0,)))
    def timer(clock):
        number = libc.timerfd_create(clock, 0)
        libc.timerfd_settime(number, 1, ctypes.byref(Timer(Time(0, 0), until(clock)._obj)), None)
        select.select([number], [], [], 5)
    mutex, lock = locked("pthread_mutex_lock", "mutex"), locked("pthread_rwlock_wrlock", "rwlock")
    ways = {
        "sleep": lambda: time.sleep(0.2),
        "event": lambda: threading.Event().wait(0.2),
        "select": lambda: select.select([], [], [], 0.2),
        "clock_nanosleep wall": lambda: libc.clock_nanosleep(0, 1, until(0), None),
        "clock_nanosleep monotonic": lambda: libc.clock_nanosleep(1, 1, until(1), None),
        "timerfd wall": lambda: timer(0),
        "timerfd monotonic": lambda: timer(1),
        "cond_timedwait wall": lambda: condition(0, False),
        "cond_timedwait monotonic": lambda: condition(1, False),
        "cond_clockwait wall": lambda: condition(0, True),
        "cond_clockwait monotonic": lambda: condition(1, True),
        "sem_timedwait": lambda: semaphore(),
        "sem_clockwait monotonic": lambda: semaphore(1),
        "mutex_timedlock": lambda: elsewhere(lambda: libc.pthread_mutex_timedlock(mutex, until(0))),
        "mutex_clocklock": lambda: elsewhere(lambda: libc.pthread_mutex_clocklock(mutex, 1, until(1))),
        "rwlock_timedrdlock": lambda: elsewhere(lambda: libc.pthread_rwlock_timedrdlock(lock, until(0))),
        "rwlock_timedwrlock": lambda: elsewhere(lambda: libc.pthread_rwlock_timedwrlock(lock, until(0))),
    }
    print("move", flush=True)
    input()
    for name, way in ways.items():
        start = time.monotonic()
        way()
        took = time.monotonic() - start
        print(name, "as meant" if 0.19 < took < 5 else took, flush=True)
    """

  @Test func withoutItsFileNothingChanges() throws {
    try withClock { clock in
      clock.move(by: .seconds(3600))
      let now = "import time; print(time.time())"
      func shift(_ variables: [String: String]) throws -> Double {
        (Double(try run(now, clock: clock, variables).dropLast()) ?? 0) - Date().timeIntervalSince1970
      }
      let shifted = try shift([:])
      #expect(abs(shifted - 3600) < 60)
      for file in ["/nowhere", "/dev/null", "/tmp", ""] {
        let shifted = try shift(["LESSON_CLOCK": file])
        #expect(abs(shifted) < 60, "\(file)")
      }
    }
  }

  @Test func theLibraryNeedsNothingButTheCLibrary() throws {
    let program = "print(sorted(line.split('/')[-1].strip() for line in open('/proc/self/maps') if '.so' in line))"
    func libraries(_ clock: AppClock?) throws -> Set<Substring> {
      Set(try run(program, clock: clock).split(separator: "'"))
    }
    try withClock { clock in
      let (with, without) = (try libraries(clock), try libraries(nil))
      #expect(with.subtracting(without) == ["libCClock.so"])
    }
  }

  /// The clock and the timers of a server in Swift, which writes the date anew each second.
  @Test func aServerInSwiftFollowsAndItsTimersGoOn() async throws {
    let app = try await RunningApp.start(
      [BuiltProducts.folder.appending(path: "PlainHummingbird").path], in: .repository, home: .built, programs: [],
      hasOwnClock: true, patience: Patience(), onOutput: { _ in }, started: { _ in })
    func date() async -> Date? {
      let request = Request(headers: [Header("Host", app.endpoint.authority)])
      let value = await HTTPClient().send(request, to: app.endpoint).response?.headers["date"]
      return value.flatMap { CookieDate.parse($0) }
    }
    let before = try #require(await date())
    #expect(app.moveClock(by: .seconds(86_400)))
    var after = before
    for _ in 0..<400 where after.timeIntervalSince(before) < 86_000 {
      try await Task.sleep(for: .milliseconds(10))
      after = try #require(await date())
    }
    #expect(after.timeIntervalSince(before) > 86_000)
    let moved = after
    for _ in 0..<400 where after == moved {
      try await Task.sleep(for: .milliseconds(10))
      after = try #require(await date())
    }
    #expect(after > moved)
    await app.stop(grace: .zero)
  }

  @Test func aProgramThatTakesNothingInIsNotMoved() async throws {
    let app = try await RunningApp.start(
      ["env", "-u", "LD_PRELOAD", "python3", "app.py"], in: ExpiringSessionTests.folder, home: .built, programs: [],
      hasOwnClock: true, patience: Patience(), onOutput: { _ in }, started: { _ in })
    let clock = try #require(app.clock)
    #expect(!app.moveClock(by: .seconds(60)))
    #expect(abs(clock.now.timeIntervalSinceNow) < 10)
    await app.stop(grace: .zero)
  }
}
