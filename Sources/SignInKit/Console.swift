// The C library declares `stdout` and `stderr` as variables, which strict concurrency refuses. Nothing assigns them.
#if canImport(Glibc)
  @preconcurrency internal import Glibc
#else
  @preconcurrency internal import Darwin
#endif

/// What the kit prints for the person who runs the app.
enum Console {
  /// Makes every line appear at once: also the learner's own `print`, into a pipe, just before a crash.
  static func showLinesAtOnce() {
    setvbuf(stdout, nil, _IOLBF, 0)
  }

  /// One line on standard output.
  static func say(_ line: String) {
    print(line)
  }

  /// One line on standard error.
  static func complain(_ line: String) {
    fputs(line + "\n", stderr)
  }
}
