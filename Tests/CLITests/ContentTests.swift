import TestSupport
import Testing

@Suite struct ContentTests {
  private let folder: WorkingFolder

  init() throws { folder = try WorkingFolder() }

  @Test func writesOnceAndSaysWhatMetricsCost() throws {
    let first = try folder.wingen("content", "aks-logzio", "-o", "monitoring")
    #expect(first.status == 0)
    #expect(first.output == "")
    #expect(first.error.hasPrefix("windows_exporter 0.31.8 shows about "))
    #expect(first.error.contains("\nRules and dashboards that are switched on read about "))
    #expect(first.error.contains("\nmonitoring: "))
    #expect(try folder.read("monitoring/rules/windows.yaml").contains("alert: WindowsExporterDown"))
    #expect(try folder.read("monitoring/metrics/windows-exporter.txt").contains("windows_cpu_time_total\n"))
    let before = try folder.listing()
    #expect(try folder.wingen("content", "aks-logzio", "-o", "monitoring").error.hasSuffix("monitoring: up to date\n"))
    let check = try folder.wingen("content", "aks-logzio", "-o", "monitoring", "--check")
    #expect([check.status == 0, check.output.isEmpty, check.error.isEmpty] == [true, true, true])
    #expect(try folder.listing() == before)
  }

  @Test func valuesAndTheReleaseCount() throws {
    _ = try folder.wingen("content", "aks-logzio", "-o", "monitoring")
    try folder.write("monitoring: {alerts: {cpu: {above: 71}}}\n", to: "values.yaml")
    let options = ["-f", "values.yaml", "--release", "shop", "--namespace", "watch"]
    let outcome = try folder.wingen(["content", "aks-logzio"] + options + ["-o", "monitoring", "--check"])
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("> 71"))
    #expect(outcome.output.contains(#"namespace="watch""#))
    #expect(outcome.error.contains("run wingen content aks-logzio -f values.yaml --release shop --namespace watch -o monitoring"))
    #expect(!(try folder.read("monitoring/rules/windows.yaml").contains("> 71")))
  }

  /// What is switched off is not written, not listed and not counted.
  @Test func whatIsSwitchedOffDoesNotCount() throws {
    let switches = ["monitoring.dashboards.enabled=false", "monitoring.rules.recording=false", "monitoring.alerts.cpu.enabled=false"]
    let off = switches.flatMap { ["--set", $0] }
    let outcome = try folder.wingen(["content", "aks-logzio"] + off + ["-o", "monitoring"])
    #expect(outcome.status == 0)
    let listed = try folder.read("monitoring/metrics/windows-exporter.txt")
    #expect(listed.contains("windows_memory_commit_limit\n") && !listed.contains("windows_cpu_time_total"))
    #expect(try folder.shell("test -e monitoring/dashboards").status != 0)
    let nothing = try folder.wingen(["content", "aks-logzio"] + off + ["--set", "monitoring.alerts.enabled=false", "-o", "monitoring"])
    #expect(nothing.error.contains("switched on read about 0 of them"))
    #expect(try folder.shell("test -e monitoring/metrics").status != 0)
  }

  @Test func theReleaseIsInTheFiles() throws {
    let outcome = try folder.wingen("content", "aks-logzio", "--release", "shop", "--namespace", "watch", "-o", "monitoring")
    #expect(outcome.status == 0)
    let dashboard = try folder.read("monitoring/dashboards/wingen-windows-collection.json")
    #expect(dashboard.contains(#""query": "watch""#) && dashboard.contains(#""query": "shop-windows-metrics-installer""#))
  }

  @Test func releasesThatOthersInstallAreAssumed() throws {
    let assumed = try folder.wingen("content", "eks-amp", "-o", "monitoring")
    #expect(assumed.error.contains(" (assumed) shows about ") && assumed.error.contains("The release is assumed"))
    let tagged = try folder.wingen("content", "gke-otlp", "--set", "hostProcess.image.tag=0.30.4", "-o", "monitoring")
    #expect(tagged.error.hasPrefix("windows_exporter 0.30.4 shows about "))
  }

  private static let refusals: [(arguments: [String], fragments: [String])] = [
    (["--set", "monitoring.alerts.cpu.above=101"], ["monitoring.alerts.cpu.above", "[VAL205]", "100"]),
    (["--set", "monitoring.alerts.cpu.for=5 minutes"], ["monitoring.alerts.cpu.for", "[VAL206]"]),
    (["--set", "monitoring.alerts.memry.above=1"], ["monitoring.alerts.memry", "[VAL202]", "did you mean monitoring.alerts.memory?"]),
    (["--release", "Shop"], ["Shop"]),
  ]

  @Test(arguments: refusals.indices)
  func whatIsWrongIsSaidAndNothingWritten(index: Int) throws {
    let (arguments, fragments) = Self.refusals[index]
    let outcome = try folder.wingen(["content", "aks-logzio"] + arguments + ["-o", "monitoring"])
    #expect(outcome.status == 2)
    for fragment in fragments { #expect(outcome.error.contains(fragment), "\(outcome.error)") }
    #expect(try folder.shell("test -e monitoring").status != 0)
  }
}
