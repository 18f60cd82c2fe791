import Testing

@testable import Lesson

@Suite(.inTurn) struct SupervisorReportTests {
  @Test(arguments: [
    ("started pid=12", SupervisorReport.started(pid: 12)),
    ("failed step=exec errno=2", .failed(step: "exec", errno: 2)),
    ("exit=3 signal=0", .exited(.status(3))),
    ("exit=-1 signal=9", .exited(.signal(9))),
    (
      "final exit=-1 signal=15 killed=2 cpu-ms=120 max-rss-kib=4096",
      .final(AppEnd(exit: .signal(15), killed: 2, cpu: .milliseconds(120), residentKiB: 4096))
    ),
  ])
  func lineIsParsed(line: String, report: SupervisorReport) {
    #expect(SupervisorReport(line: line) == report)
  }

  @Test(arguments: [
    "", "started", "started pid=x", "started 12", "failed step=exec", "exit=3", "final exit=0 signal=0", "pid=3",
  ])
  func otherLineIsNone(line: String) {
    #expect(SupervisorReport(line: line) == nil)
  }
}
