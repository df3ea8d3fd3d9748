import TestSupport
import Testing
import YAML

@testable import KubernetesSchemas

/// K8S007.
struct ScheduleTests {
  @Test(arguments: [
    "* * * * *", "*/15 0-23/2 1,15 JAN-dec sun", "0 0 ? * ?", "5/10 * * * *", "0 0 31 2 *", "  0  0  *  *  *  ", "@hourly", "@midnight",
    "@annually",
    "@every 1h30m", "@every 1.5s", "@every -2m", "@every 0", "@every 10µs", "0,,30 * * * *", "*-5 * * * *", "+5 * * * *",
    "\t0\t0 * * *", "0 0 * * MON-FRI", "0\u{A0}0 * * *",
  ])
  func good(schedule: String) { #expect(CronSchedule.fault(of: schedule) == nil) }

  @Test(arguments: [
    ("", ScheduleFault.empty), (" ", .wrongFieldCount(0)), ("* * * *", .wrongFieldCount(4)), ("* * * * * *", .wrongFieldCount(6)),
    ("@Hourly", .unknownNickname), ("@reboot", .unknownNickname), ("@every", .unknownNickname), ("@every 5", .badDuration),
    ("@every 1d", .badDuration), ("@every ", .badDuration), ("@hourly ", .unknownNickname), ("TZ=UTC * * * * *", .timeZone),
    ("CRON_TZ=UTC 0 0 * * *", .timeZone), ("60 * * * *", .badField(.minute, text: "60", .outOfRange(60))),
    ("* 24 * * *", .badField(.hour, text: "24", .outOfRange(24))), ("* * 0 * *", .badField(.dayOfMonth, text: "0", .outOfRange(0))),
    ("* * * 13 *", .badField(.month, text: "13", .outOfRange(13))), ("* * * * 7", .badField(.dayOfWeek, text: "7", .outOfRange(7))),
    ("*/0 * * * *", .badField(.minute, text: "*/0", .zeroStep)), ("5-1 * * * *", .badField(.minute, text: "5-1", .backwards)),
    ("a * * * *", .badField(.minute, text: "a", .noNumber("a"))), ("1-2-3 * * * *", .badField(.minute, text: "1-2-3", .tooManyHyphens)),
    ("1/2/3 * * * *", .badField(.minute, text: "1/2/3", .tooManySlashes)), ("-5 * * * *", .badField(.minute, text: "-5", .noNumber(""))),
    ("* * * * sunday", .badField(.dayOfWeek, text: "sunday", .noNumber("sunday"))),
    ("* * jan * *", .badField(.dayOfMonth, text: "jan", .noNumber("jan"))),
    ("*/-1 * * * *", .badField(.minute, text: "*/-1", .noNumber("-1"))), ("0 0 L * *", .badField(.dayOfMonth, text: "L", .noNumber("L"))),
  ])
  func bad(schedule: String, fault: ScheduleFault) { #expect(CronSchedule.fault(of: schedule) == fault) }

  private func cronJob(_ spec: String) -> String {
    """
    {apiVersion: batch/v1, kind: CronJob, metadata: {name: a}, spec: {\(spec),
     jobTemplate: {spec: {template: {spec: {restartPolicy: Never, containers: [{name: a}]}}}}}}
    """
  }

  @Test func inACronJob() throws {
    #expect(try Found.problems(cronJob("schedule: '0 0 * * *', timeZone: Etc/UTC")) == [])
    #expect(
      try Found.words(cronJob("schedule: '0 0 * * 7'"))
        == "error K8S007 spec.schedule: \"0 0 * * 7\" is no schedule: \"7\" as the day of week: 7 is not within 0 to 6 | Sunday is 0")
    #expect(try Found.problems(cronJob("schedule: ''")) == ["K8S007 spec.schedule"])
    for zone in ["Local", "''", "/etc", "../x", "Mars Base"] {
      #expect(try Found.problems(cronJob("schedule: '@daily', timeZone: \(zone)")) == ["K8S007 spec.timeZone"], "\(zone)")
    }
    // Tolerated until 1.28.
    let zoned = cronJob("schedule: 'TZ=UTC 0 0 * * *'")
    #expect(try Found.problems(zoned, version: 28) == [])
    #expect(try Found.problems(zoned, version: 29) == ["K8S007 spec.schedule"])
  }

  @Test func noTextCrashesTheReader() {
    var random = SplitMix64(seed: 3)
    let letters = Array("0159*/,-?@ everymonJAN.hsTZ=".unicodeScalars)
    var faultless = 0
    for _ in 0..<20_000 {
      var text = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0...14, using: &random) {
        if let scalar = letters.randomElement(using: &random) { text.append(scalar) }
      }
      let fields = random.chance(50) ? String(text) + " * * * *" : String(text)
      if CronSchedule.fault(of: fields) == nil { faultless += 1 }
    }
    #expect(faultless > 0 && faultless < 20_000)
  }
}
