import Foundation
import Testing

@testable import Lesson

@Suite(.inTurn) struct DoctorReportTests {
  private static let texts: [(finding: Finding, text: String)] = [
    (Finding(.folder, .fine, .appFolder(path: "/a", track: "flask")), "/a, track flask"),
    (Finding(.folder, .note, .noAppFolder), "You have none yet. Make one when you want to: lesson new my-app"),
    (
      Finding(.folder, .problem, .badAppFolder(.missing("/a"))),
      "There is no folder /a. Correct app.yml, or start `lesson` in another folder."
    ),
    (Finding(.linker, .fine, .foundAt("/bin/ld.lld")), "/bin/ld.lld"),
    (
      Finding(.compiler, .problem, .noProgram("swiftc")),
      "There is no program swiftc on your PATH. Install Swift (https://www.swift.org/install/) and put its folder usr/bin first on your PATH."
    ),
    (
      Finding(.python, .note, .noProgram("python3")),
      "There is no program python3 on your PATH. Only Flask apps need it. On Debian: sudo apt-get install python3 python3-venv"
    ),
    (
      Finding(.kit, .problem, .missing(path: "/a/b.so")),
      "/a/b.so is missing. Build the lesson again: ./lesson in its own folder."
    ),
    (Finding(.compiler, .fine, .version("6.3.1 (release)")), "Swift 6.3.1 (release)"),
    (
      Finding(.compiler, .problem, .otherVersion("6.2", kit: ["6.3"])),
      "The compiler is Swift 6.2; the kit was built with 6.3. Build the lesson again with this compiler (./lesson in its own folder), or put the other one on PATH."
    ),
    (
      Finding(.python, .problem, .failed(program: "python3", output: "no\u{1B}[2J module")),
      "python3 does not work. It said: no module Only Flask apps need it. On Debian: sudo apt-get install python3 python3-venv"
    ),
    (Finding(.trial, .fine, .took(0.25)), "a small app was built, started and asked in 0.2 s"),
    (
      Finding(.trial, .problem, .trialFailed(.exited(.status(127)))),
      "The app ended before it answered: exit status 127. Build the lesson again: ./lesson in its own folder."
    ),
    (Finding(.python, .fine, .flask("/a/python")), "with Flask, in /a/python"),
    (
      Finding(.python, .note, .flaskComesLater),
      "It is there, and Flask is not yet. It is fetched when an app needs it: once, about half a minute, from pypi.org."
    ),
    (Finding(.loopback, .fine, .reached), "a port can be opened and reached on 127.0.0.1"),
    (
      Finding(.loopback, .problem, .notReached(errno: ENETUNREACH)),
      "No port can be opened and reached on 127.0.0.1: Network is unreachable. Switch the loopback interface on (ip link set lo up), and let programs open ports in this container."
    ),
    (Finding(.watching, .fine, .told), "a saved file is noticed at once"),
    (
      Finding(.watching, .note, .polled(.noWatchLeft)),
      "Files are looked at every 0.3 s, because you watch as many folders as one user may. Saving works all the same. To raise the limit: sudo sysctl fs.inotify.max_user_watches=524288"
    ),
    (
      Finding(.watching, .note, .polled(.noInstanceLeft)),
      "Files are looked at every 0.3 s, because as many programs watch folders as may at a time. Saving works all the same. To raise the limit: sudo sysctl fs.inotify.max_user_instances=512"
    ),
    (
      Finding(.watching, .note, .polled(.fileSystem("9p"))),
      "Files are looked at every 0.3 s, because the folder is on another machine or outside this container (9p). Saving works all the same. If a save is missed, type `check`."
    ),
    (
      Finding(.watching, .note, .polled(.unsupported)),
      "Files are looked at every 0.3 s, because this system does not tell of changes. Saving works all the same. If a save is missed, type `check`."
    ),
    (Finding(.state, .fine, .writable("/a/.lesson")), "/a/.lesson can be written to"),
    (
      Finding(.state, .problem, .notWritable("/a", errno: EACCES)),
      "/a cannot be written to: Permission denied. Make it yours (ls -ld shows whose it is), or work in another folder."
    ),
    (
      Finding(.temporary, .problem, .notWritable("/a", errno: EROFS)),
      "/a cannot be written to: Read-only file system. Name a folder of your own: export TMPDIR=…"
    ),
    (
      Finding(.cache, .note, .unset("HOME")),
      "The variable HOME is not set. Set it to a folder of your own: export HOME=…"
    ),
    (
      Finding(.temporary, .problem, .noPrograms("/tmp")),
      "Programs in /tmp must not be run (mount option noexec), and your app is built there. Use a folder elsewhere; for temporary files: export TMPDIR=…"
    ),
    (Finding(.disk, .fine, .free(bytes: 3 << 30, folder: "/a")), "3072 MB are free where /a is"),
    (
      Finding(.disk, .problem, .free(bytes: 3 << 20, folder: "/a")),
      "3 MB are free where /a is. Make some room: 500 MB are good."
    ),
    (Finding(.clock, .fine, .time(Date(timeIntervalSince1970: 1.8e9))), "2027-01-15"),
    (
      Finding(.clock, .problem, .time(Date(timeIntervalSince1970: 5e9))),
      "The clock says 2128-06-11. Set it: cookies would end at once, or never."
    ),
    (
      Finding(.clock, .problem, .timeBefore(build: Date(timeIntervalSince1970: 1.8e9))),
      "The clock is behind: the lesson was built on 2027-01-15. Set it: cookies would end at once, or never."
    ),
    (Finding(.files, .fine, .limit(1024)), "1024 open files are allowed"),
    (Finding(.processes, .fine, .limit(nil)), "no limit on processes"),
    (
      Finding(.files, .problem, .limit(20)), "Only 20 open files are allowed. Raise the limit: ulimit -n 1024"
    ),
    (
      Finding(.processes, .problem, .limit(20)), "Only 20 processes are allowed. Raise the limit: ulimit -u 1024"
    ),
    (Finding(.locale, .fine, .encoding("C.UTF-8")), "C.UTF-8"),
    (
      Finding(.locale, .note, .notUTF8("C")),
      "The character encoding of C is not UTF-8. Letters such as é may look wrong. Set it: export LANG=C.UTF-8"
    ),
    (
      Finding(.locale, .note, .notUTF8("")),
      "No character encoding is set. Letters such as é may look wrong. Set it: export LANG=C.UTF-8"
    ),
    (Finding(.terminal, .fine, .columns(80)), "80 columns"),
    (
      Finding(.terminal, .note, .columns(30)),
      "It has 30 columns only. Make it wider: 40 at least, 80 are good."
    ),
    (
      Finding(.terminal, .note, .noTerminal),
      "Nobody types here: this is a pipe or a file. Run `lesson` in a terminal."
    ),
    (
      Finding(.terminal, .note, .plainTerminal("")),
      "TERM is not set. Lines can be typed, without colors, Tab and arrow keys. For those: export TERM=xterm-256color"
    ),
  ]

  @Test(arguments: texts) func eachFindingHasItsWords(_ example: (finding: Finding, text: String)) {
    let words = example.finding.explanation
    let text = (words.advice.isEmpty ? [words.happened] : [words.happened, words.advice]).joined(separator: " ")
    #expect(text.replacing("\n", with: " ") == example.text)
    #expect(words.advice.isEmpty == (example.finding.level == .fine))
  }

  private static let findings = [
    Finding(.kit, .fine, .foundAt("/kit.so")), Finding(.folder, .note, .noAppFolder),
    Finding(.files, .problem, .limit(20)),
  ]

  @Test func theReportHasALineForEachThing() {
    let report = DoctorReport(findings: Self.findings, style: .plain)
    #expect(
      report.text == """
        fine  kit         /kit.so
        note  folder      You have none yet.
                          Make one when you want to: lesson new my-app
        mend  files       Only 20 open files are allowed.
                          Raise the limit: ulimit -n 1024

        One thing must be mended.
        """)
    #expect(
      report.problemText == """
        mend  files       Only 20 open files are allowed.
                          Raise the limit: ulimit -n 1024
        """)
  }

  @Test func colorsHaveWordsBesideThem() {
    let report = DoctorReport(findings: Self.findings, style: Style(hasColor: true))
    #expect(report.text.contains("\u{1B}[31mmend\u{1B}[0m  files"))
  }

  @Test func withoutProblemsItSaysSo() {
    let report = DoctorReport(findings: [Self.findings[0]], style: .plain)
    #expect(report.text.hasSuffix("\n\nEverything that the lesson needs is there."))
    #expect(report.problemText == "")
  }
}
