import ChartModel
import Foundation
import HelmChart
import OutputTree
import Scaffold
import StackFile
import TestSupport
import Testing
import YAML

/// A stack file and a spec in Swift for the same options make one chart.
@Suite struct FormatTests {
  /// Every backend, every strategy with and without logs, and every cloud, in few charts.
  static let sample: [StackOptions] = [
    StackOptions(cloud: .aks, strategy: .hostProcess, backends: [.logzio, .azureMonitor], logs: true),
    StackOptions(cloud: .aks, strategy: .aksManaged, backends: [.splunk, .newrelic]),
    StackOptions(cloud: .eks, strategy: .sshInstaller, backends: [.amp, .loki, .elastic], logs: true),
    StackOptions(cloud: .gke, strategy: .preinstalled, backends: [.googleManagedPrometheus, .otlp, .datadog], logs: true),
    StackOptions(cloud: .other, strategy: .sshInstaller, backends: [.grafanaCloud, .mimir, .remoteWrite, .victoriaMetrics]),
    StackOptions(cloud: .aks, strategy: .aksManaged, backends: [.grafanaCloud, .splunk, .newrelic], logs: true),
    StackOptions(cloud: .gke, strategy: .hostProcess, backends: [.logzio, .datadog, .elastic]),
    StackOptions(cloud: .other, strategy: .preinstalled, backends: [.otlp]),
  ]

  private static func file(_ path: String, of plan: ScaffoldPlan) throws -> String {
    try #require(try plan.files().first { $0.path == path }).text
  }

  @Test func theSampleHasEverything() {
    #expect(Set(Self.sample.flatMap(\.backends)) == Set(StackBackend.allCases))
    #expect(Set(Self.sample.map(\.cloud)) == Set(StackCloud.allCases))
    #expect(Set(Self.sample.map { "\($0.strategy) \($0.logs)" }).count == StackStrategy.allCases.count * 2)
    #expect(Self.sample.flatMap(\.contradictions) == [])
  }

  /// Compiled as its author would, all in one module; each program writes what `wingen build` would.
  @Test func bothFormatsMakeOneChart() throws {
    let folder = try WorkingFolder()
    for (number, options) in Self.sample.enumerated() {
      let plan = ScaffoldPlan(options: options, name: "chart-\(number)", format: .swift)
      let text = try Self.file("Stack.swift", of: plan)
      #expect(text.split(separator: "\n").count < 100)
      try folder.write(text.replacing("struct Stack:", with: "struct Stack\(number):"), to: "specs/Stack\(number).swift")
    }
    try folder.write(Self.program, to: "specs/main.swift")
    let build = Project.path(".build/debug")
    let compiled = try folder.shell(
      """
      export HOME=/tmp; for module in \(Self.modules); do objects="$objects $(ls "$1/$module.build/"*.o)"; done
      PATH="$2:$PATH" swiftc -swift-version 6 -Onone -I "$1/Modules" -I "$3/Sources/CLibYAML" -Xcc -fmodule-map-file="$1/CSystem.build/module.modulemap" specs/*.swift $objects -lyaml -o program
      """, [build, Self.toolchain, Project.path("")])
    try #require(compiled.status == 0, "\(compiled.output)\(compiled.error)")
    #expect(try folder.shell("./program").status == 0)
    for (number, options) in Self.sample.enumerated() {
      let plan = ScaffoldPlan(options: options, name: "chart-\(number)", format: .yaml)
      let stack = try Self.file("stack.yaml", of: plan)
      let chart = try StackFile.chart(reading: Array(stack.utf8), name: "stack.yaml", specs: [])
      let stale = try TreeWriter().check(FileTree(HelmChartWriter.files(chart)), against: "\(folder.path)/work/chart-\(number)")
      for file in stale { Issue.record("\(options)\n\(file.unifiedDiff())") }
    }
  }

  private static var toolchain: String {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init)
      .first { FileManager.default.isExecutableFile(atPath: $0 + "/swiftc") } ?? "/usr/bin"
  }

  /// Everything that the program is linked with.
  private static let modules =
    "CSystem ChartModel CollectorSchemas Diagnostics Digest Grafana HelmChart HelmValues Kubernetes MetricCatalogue MonitoringContent OpenTelemetry OutputTree PromQL Prometheus RegularExpressions Templates WindowsExporterCatalogue WindowsMonitoring Wingen YAML"

  private static var program: String {
    let charts = sample.indices.map { "try write(ChartDefinition(Stack\($0).self))" }.joined(separator: "\n")
    return """
      import HelmChart
      import OutputTree
      import Wingen

      func write(_ chart: ChartDefinition) throws {
        _ = try TreeWriter().write(FileTree(HelmChartWriter.files(chart)), to: chart.info.name)
      }
      \(charts)

      """
  }

  /// The README names the Secrets and says nothing of their contents; example values are values of the chart.
  @Test(arguments: sample) func whatIsBesideTheSpecFits(options: StackOptions) throws {
    let plan = ScaffoldPlan(options: options, format: .yaml)
    let stack = try Self.file("stack.yaml", of: plan)
    let chart = try StackFile.chart(reading: Array(stack.utf8), name: "stack.yaml", specs: [])
    let values = try ValuesResolution.readFile(
      Array(try Self.file("values/example.yaml", of: plan).utf8), name: "example.yaml", for: chart)
    _ = try ValuesResolution.resolve(chart, files: [values], sets: [], release: ReleaseFacts())
    let guide = try Self.file("README.md", of: plan)
    let names: [StackBackend: String] = [
      .logzio: "logzio-metrics", .otlp: "backend-credentials", .datadog: "datadog", .elastic: "elastic", .newrelic: "newrelic",
      .splunk: "splunk-hec", .grafanaCloud: "grafana-cloud", .mimir: "backend-credentials", .loki: "backend-credentials",
    ]
    for backend in options.backends {
      if let name = names[backend] { #expect(guide.contains("kubectl create secret generic \(name) --namespace monitoring \\\n")) }
    }
    #expect(guide.contains("windows-node-credentials") == (options.strategy == .sshInstaller))
    #expect(!guide.contains("--from-literal"))
    #expect(guide.contains("enforce=privileged") == (options.logs || options.strategy == .hostProcess))
  }
}
