public import ChartModel
import CollectorSchemas
public import Diagnostics
import Scheduling
import WindowsExporterCatalogue
import YAML

extension LintConfiguration {
  /// The file's name.
  public static let fileName = ".wingen.yaml"

  /// What the file may hold; also the source of its JSON schema.
  public static let valueType = ValueType.record([
    .init("cluster", .record([kubernetes, windows]), summary: "What is known of the clusters that the manifests are for."),
    .init(
      "collector", .record([collectorVersion, collectorDistribution]), summary: "The collector that configurations without a pod are for."),
    .init("exporter", .record([exporterVersion, exporterCollectors]), summary: "The windows_exporter that queries are for."),
    .init(
      "scrapeIntervalSeconds", .integer(1...86_400),
      summary: "How often targets are scraped, for what rates look back over."),
    .init(
      "rules", .map(keys: ruleCode, values: .choice(RuleLevel.allCases.map(\.rawValue))),
      summary: "Severities by rule code: off, info, warning or error."),
    .init("exclude", .list(of: line), summary: "Paths that are not read, as in a .gitignore file."),
    .init("releases", .list(of: line), summary: "Folders whose files together are all of a release."),
    .init("customResourceDefinitions", .list(of: line), summary: "Files and folders with CustomResourceDefinitions."),
    .init(
      "podTemplates",
      .list(
        of: .record([
          .init("apiVersion", line, required: true), .init("kind", line, required: true),
          .init("path", line, required: true, summary: "The way to the template, such as spec.template."),
        ])), summary: "Custom resources with a pod template in them."),
  ])

  private static let line = ValueType.string(.line, minLength: 1)
  private static let ruleCode = TextPattern.sequence([
    .repeated(.one(ScalarSet(ascii: "A-Z0-9")), min: 1, max: 10), .repeated(.one(ScalarSet(ascii: "0-9")), min: 3, max: 3),
  ])
  private static let kubernetes = ValueType.Field(
    "kubernetes", .string(.sequence([.optional(.text("v")), number, .text("."), number, .optional(.sequence([.text("."), number]))])),
    summary: "The Kubernetes version, in quotes: \"1.33\".")
  private static let collectorVersion = ValueType.Field(
    "version", .string(.sequence([.optional(.text("v")), number, .text("."), number, .optional(.sequence([.text("."), number]))])),
    summary: "The release of the OpenTelemetry collector, in quotes: \"0.156.0\".")
  private static let collectorDistribution = ValueType.Field(
    "distribution", .choice(CollectorDistribution.allCases.map(\.rawValue)), summary: "The set of components, as its program is called.")
  private static let exporterVersion = ValueType.Field(
    "version", .string(.sequence([.optional(.text("v")), number, .text("."), number, .optional(.sequence([.text("."), number]))])),
    summary: "The release of windows_exporter, in quotes: \"0.31.8\".")
  private static let exporterCollectors = ValueType.Field(
    "collectors", .list(of: line), summary: "Its enabled collectors; [defaults] stands for those that run anyway.")
  private static let number = TextPattern.repeated(.one(ScalarSet(ascii: "0-9")), min: 1, max: 3)
  private static let windows = ValueType.Field(
    "windows",
    .record([
      .init("builds", .list(of: .intOrString()), summary: "The builds of the Windows nodes: 2022, ltsc2025 or 10.0.20348."),
      .init("taints", .list(of: line), summary: "Taints that all Windows nodes carry: os=windows:NoSchedule. An empty list: none."),
    ]), summary: "Says that there are Windows nodes, and which.")

  /// Reads a configuration.
  ///
  /// - Parameter file: what messages call it.
  /// - Throws: every fault at once, codes `YAML…`, `VAL2…` and `LINT…`.
  public init(_ bytes: [UInt8], file: String) throws(DiagnosticList) {
    let located: LocatedValue
    do {
      // `off` is a word here, not YAML 1.1's false.
      var options = YAMLReader.Options()
      options.booleans = .core
      located = try YAMLReader.readSingle(bytes, file: file, options: options)
    } catch {
      throw DiagnosticList([error.diagnostic])
    }
    self.init()
    let value = located.plain
    if value == .null { return }
    var faults = Self.valueType.violations(of: value).map { $0.diagnostic(at: located.location(at: $0.path, in: file)) }
    guard faults.isEmpty else { throw DiagnosticList(faults) }
    func fault(_ problem: LintProblem, _ path: [PathElement]) {
      faults.append(problem.diagnostic(at: located.location(at: path, in: file)))
    }

    for entry in value["rules"]?.map?.entries ?? [] {
      if !RuleCatalogue.codes.contains(entry.key) { fault(.unknownCode(entry.key), ["rules", .key(entry.key)]) }
      levels[entry.key] = entry.value.string.flatMap(RuleLevel.init)
    }
    func texts(_ key: String) -> [String] { (value[key]?.list ?? []).compactMap(\.string) }
    exclude = texts("exclude")
    releases = texts("releases")
    customResourceDefinitions = texts("customResourceDefinitions")
    for (index, template) in (value["podTemplates"]?.list ?? []).enumerated() {
      guard let apiVersion = template["apiVersion"]?.string, let kind = template["kind"]?.string, let path = template["path"]?.string
      else { continue }
      let keys = path.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
      if keys.contains("") { fault(.badTemplatePath(path), ["podTemplates", .index(index), "path"]) }
      let group = apiVersion.firstIndex(of: "/").map { String(apiVersion[..<$0]) } ?? ""
      podTemplates.append(PodTemplatePath(group: group, kind: kind, path: keys))
    }
    if let version = value["collector"]?["version"]?.string.flatMap({ CollectorVersion($0) }) { collector.version = version }
    if let name = value["collector"]?["distribution"]?.string, let distribution = CollectorDistribution(rawValue: name) {
      collector.distribution = distribution
    }
    scrapeIntervalSeconds = value["scrapeIntervalSeconds"]?.int.map(Double.init)
    if let text = value["exporter"]?["version"]?.string {
      exporter.version = ExporterVersion(text)
      if exporter.version.map({ $0 < WindowsExporterRelease.all[0].version }) ?? true {
        fault(.unknownExporterRelease(text), ["exporter", "version"])
      }
    }
    if let names = value["exporter"]?["collectors"]?.list {
      let release = exporter.version.map { .closest(to: $0) } ?? WindowsExporterRelease.latest
      let listed = names.map { $0.string ?? "" }
      for (index, name) in listed.enumerated() where !release.collectors(enabledBy: [name]).isSubset(of: release.collectors) {
        fault(.unknownExporterCollector(name, release: "\(release.version)"), ["exporter", "collectors", .index(index)])
      }
      exporter.collectors = release.collectors(enabledBy: listed).intersection(release.collectors)
    }
    cluster.kubernetes = value["cluster"]?["kubernetes"]?.string.flatMap { KubernetesVersion($0) }
    if let windows = value["cluster"]?["windows"]?.map {
      cluster.hasWindowsNodes = true
      for (index, item) in (windows["builds"]?.list ?? []).enumerated() {
        let text = item.string ?? item.int.map(String.init) ?? ""
        if let build = WindowsBuild(text) {
          cluster.windowsBuilds.append(build)
        } else {
          fault(.unknownBuild(text), ["cluster", "windows", "builds", .index(index)])
        }
      }
      if let items = windows["taints"]?.list {
        cluster.windowsTaints = []
        for (index, text) in items.map({ $0.string ?? "" }).enumerated() {
          if let taint = Taint(text) {
            cluster.windowsTaints?.append(taint)
          } else {
            fault(.badTaint(text), ["cluster", "windows", "taints", .index(index)])
          }
        }
      }
    }
    if !faults.isEmpty { throw DiagnosticList(faults) }
  }
}
