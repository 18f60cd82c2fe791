import Foundation

/// What the doctor found out about one thing that the lesson needs.
struct Finding: Sendable, Equatable {
  enum Level: String, Sendable {
    case fine
    /// Worth knowing; the lesson works all the same.
    case note
    /// The lesson does not work, or not as it should, until this is mended.
    case problem
  }

  /// What was looked at. The raw values are stable.
  enum Subject: String, Sendable, CaseIterable {
    case folder, state
    case compiler, linker, kit, supervisor, trial
    case python, cache
    case loopback, watching
    case disk, temporary, clock
    case files, processes
    case locale, terminal
  }

  enum Fact: Sendable, Equatable {
    case appFolder(path: String, track: String)
    case noAppFolder
    case badAppFolder(AppFolderError)

    case foundAt(String)
    case noProgram(String)
    case missing(path: String)
    case version(String)
    /// The kit can be read only by the compiler that made it.
    case otherVersion(String, kit: [String])
    /// What the program said instead of doing what it is for.
    case failed(program: String, output: String)
    /// A small app was built, started and asked; in seconds.
    case took(Double)
    case trialFailed(AppFailure)
    /// The virtual environment with Flask in this folder.
    case flask(String)
    case flaskComesLater

    case reached
    case notReached(errno: Int32)
    case told
    case polled(PollingReason)

    case writable(String)
    case notWritable(String, errno: Int32)
    /// An environment variable.
    case unset(String)
    /// Programs in this folder must not be run.
    case noPrograms(String)
    case free(bytes: Int, folder: String)
    case time(Date)
    /// It is earlier than when the lesson was built.
    case timeBefore(build: Date)

    /// A limit of the shell; nil where there is none.
    case limit(Int?)
    case encoding(String)
    case notUTF8(String)
    case columns(Int)
    case noTerminal
    case plainTerminal(String)
  }

  let subject: Subject
  let level: Level
  let fact: Fact

  init(_ subject: Subject, _ level: Level, _ fact: Fact) {
    (self.subject, self.level, self.fact) = (subject, level, fact)
  }
}
