// swift-tools-version: 6.2
import PackageDescription

/// Every target: Swift 6 language mode, warnings are errors, imports say what they expose.
let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

func library(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
  .testTarget(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: strict)
}

/// A spec in a folder of its own, and a module of its own: as its author would compile it.
struct Example {
  let name: String

  /// `ExampleAksLogzio` for `aks-logzio`.
  var module: String { "Example" + name.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined() }
  var dependency: Target.Dependency { .target(name: module) }
  /// What is data for the spec and no part of it. One example has a fleet too.
  var data: [String] { name == "aks-logzio" ? ["values", "fleet", "fleet.yaml"] : ["values"] }
  var target: Target {
    .target(
      name: module, dependencies: ["BuiltInSpecs", "Wingen"], path: "examples/\(name)", exclude: data, swiftSettings: strict,
      plugins: ["EmbedFilesPlugin"])
  }
}

let examples = ["aks-azure-monitor", "aks-logzio", "aks-vm-extension", "eks-amp", "gke-otlp", "onprem-mimir-loki"].map(Example.init)

let package = Package(
  name: "wingen",
  products: [
    .executable(name: "wingen", targets: ["WingenCLI"]),
    .library(name: "Wingen", targets: ["Wingen"]),
    // For a package of one's own that has specs: its program is wingen with these specs built in.
    .library(name: "WingenCommands", targets: ["WingenCommands"]),
    // What specs in files of their own are linked with.
    .library(name: "WingenSpec", type: .dynamic, targets: ["SpecProcess"]),
    // What the benchmarks measure in process; no promise to others.
    .library(name: "WingenParts", targets: ["BuiltInSpecs", "ChartModel", "Examples", "HelmChart", "HelmValues", "YAML"]),
  ],
  dependencies: [.package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")],
  targets: [
    // In the order of the layers: a module imports only what stands above it.
    .systemLibrary(name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .target(name: "CSystem"),
    .target(
      name: "CBuildFacts",
      cSettings: Context.environment["WINGEN_COMMIT"].map { [.define("WINGEN_COMMIT", to: "\"\($0)\"")] } ?? []),
    .executableTarget(name: "EmbedFiles", swiftSettings: strict),
    .plugin(name: "EmbedFilesPlugin", capability: .buildTool(), dependencies: ["EmbedFiles"], path: "Sources/EmbedFilesPlugin"),
    library("Diagnostics"),
    library("Digest"),
    .target(name: "RegularExpressions", dependencies: ["Diagnostics"], swiftSettings: strict, plugins: ["EmbedFilesPlugin"]),
    library("YAML", ["CLibYAML", "Diagnostics"]),
    library("HelmValues", ["Diagnostics", "YAML"]),
    library("ChartModel", ["Diagnostics", "Digest", "YAML"]),
    library("Kubernetes", ["ChartModel", "Diagnostics", "YAML"]),
    library("PromQL", ["Diagnostics", "RegularExpressions"]),
    library("Prometheus", ["ChartModel", "PromQL", "YAML"]),
    library("Grafana", ["PromQL", "YAML"]),
    .target(
      name: "CollectorSchemas", dependencies: ["Diagnostics", "YAML"], exclude: ["Tables/README.md"], swiftSettings: strict,
      plugins: ["EmbedFilesPlugin"]),
    .target(
      name: "WindowsExporterCatalogue", dependencies: ["Diagnostics"], exclude: ["Tables/README.md"], swiftSettings: strict,
      plugins: ["EmbedFilesPlugin"]),
    .target(
      name: "MetricCatalogue", dependencies: ["Diagnostics", "WindowsExporterCatalogue"], swiftSettings: strict,
      plugins: ["EmbedFilesPlugin"]),
    library("OpenTelemetry", ["ChartModel", "CollectorSchemas", "Prometheus", "YAML"]),
    .target(
      name: "Templates", path: "templates", exclude: ["installer/Dockerfile", "proxy/Dockerfile"], swiftSettings: strict,
      plugins: ["EmbedFilesPlugin"]),
    library(
      "WindowsMonitoring",
      [
        "ChartModel", "CollectorSchemas", "Digest", "Kubernetes", "OpenTelemetry", "Prometheus", "Templates",
        "WindowsExporterCatalogue",
        "YAML",
      ]),
    library(
      "MonitoringContent",
      [
        "ChartModel", "Grafana", "Kubernetes", "MetricCatalogue", "PromQL", "Prometheus", "WindowsExporterCatalogue",
        "WindowsMonitoring", "YAML",
      ]),
    library("JSONSchemas", ["Diagnostics", "RegularExpressions", "YAML"]),
    .target(
      name: "KubernetesSchemas", dependencies: ["ChartModel", "Diagnostics", "RegularExpressions", "YAML"], swiftSettings: strict,
      plugins: ["EmbedFilesPlugin"]),
    library("Scheduling", ["Diagnostics", "YAML"]),
    library("ManifestInput", ["CSystem", "CZlib", "Diagnostics", "YAML"]),
    library(
      "Checks",
      [
        "ChartModel", "CollectorSchemas", "Diagnostics", "Grafana", "HelmValues", "JSONSchemas", "KubernetesSchemas", "ManifestInput",
        "MetricCatalogue", "PromQL", "RegularExpressions", "Scheduling", "WindowsExporterCatalogue", "YAML",
      ]),
    library("Proof", ["ChartModel", "Checks", "Diagnostics", "HelmValues", "KubernetesSchemas", "YAML"]),
    library("Reports", ["Diagnostics", "Digest", "YAML"]),
    library("OutputTree", ["CSystem", "Diagnostics", "Digest"]),
    library("VMExtension", ["Diagnostics", "Digest", "OutputTree", "Templates", "WindowsExporterCatalogue", "YAML"]),
    library("HelmChart", ["ChartModel", "Diagnostics", "HelmValues", "OutputTree", "YAML"]),
    library(
      "ChartPackage", ["ChartModel", "Checks", "CZlib", "Diagnostics", "Digest", "HelmChart", "ManifestInput", "OutputTree", "YAML"]),
    library("ManifestDiff", ["ChartModel", "Checks", "Diagnostics", "Digest", "ManifestInput", "OutputTree", "YAML"]),
    library("Fleet", ["ChartModel", "Diagnostics", "Digest", "HelmValues", "JSONSchemas", "Scheduling", "YAML"]),
    library(
      "GitOps",
      [
        "ChartModel", "Checks", "Diagnostics", "Digest", "Fleet", "HelmChart", "HelmValues", "KubernetesSchemas", "ManifestInput",
        "OutputTree", "Scheduling", "YAML",
      ]),
    library("Migration", ["ChartModel", "Diagnostics", "HelmChart", "OutputTree", "Scheduling", "YAML"]),
    library(
      "Wingen",
      ["ChartModel", "CollectorSchemas", "Kubernetes", "MonitoringContent", "OpenTelemetry", "Prometheus", "WindowsMonitoring", "YAML"]),
    library("ChartTransfer", ["ChartModel", "Diagnostics", "YAML"]),
    library("SpecProcess", ["ChartModel", "ChartTransfer", "Diagnostics", "Kubernetes", "Wingen"]),
    library("SpecCompilation", ["ChartModel", "ChartTransfer", "CSystem", "Diagnostics", "Digest"]),
    library("BuiltInSpecs", ["ChartModel", "Kubernetes"]),
    .target(
      name: "Examples", dependencies: ["BuiltInSpecs"] + examples.map(\.dependency), path: "examples", exclude: examples.map(\.name),
      swiftSettings: strict),
    library(
      "StackFile",
      [
        "BuiltInSpecs", "ChartModel", "Checks", "CollectorSchemas", "Diagnostics", "HelmChart", "Kubernetes", "MonitoringContent",
        "OpenTelemetry", "WindowsMonitoring", "YAML",
      ]),
    library("Scaffold", ["ChartModel", "Diagnostics", "OutputTree", "StackFile", "YAML"]),
    library("ManifestImport", ["ChartModel", "Checks", "Diagnostics", "Kubernetes", "ManifestInput", "OutputTree", "YAML"]),
    library(
      "Topology",
      ["ChartModel", "Checks", "CollectorSchemas", "Diagnostics", "Fleet", "RegularExpressions", "Reports", "Scheduling", "YAML"]),
    library(
      "WingenCommands",
      [
        "BuiltInSpecs", "CBuildFacts", "ChartModel", "ChartPackage", "Checks", "CollectorSchemas", "Diagnostics", "Digest", "Examples",
        "Fleet", "GitOps", "HelmChart",
        "HelmValues", "KubernetesSchemas", "ManifestDiff", "ManifestImport", "ManifestInput", "Migration", "MonitoringContent",
        "OutputTree", "Proof", "Reports", "Scaffold", "Scheduling", "SpecCompilation", "StackFile", "Topology", "VMExtension",
        "WindowsExporterCatalogue", "YAML",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(name: "WingenCLI", dependencies: ["WingenCommands"], swiftSettings: strict),

    tests("DiagnosticsTests", ["Diagnostics", "Digest"]),
    tests("RegularExpressionsTests", ["RegularExpressions", "TestSupport"]),
    tests("YAMLTests", ["YAML", "Diagnostics", "TestSupport"]),
    tests("HelmValuesTests", ["HelmValues", "YAML", "Diagnostics", "TestSupport"]),
    tests("ChartModelTests", ["ChartModel", "Diagnostics", "TestSupport", "YAML"]),
    tests(
      "KubernetesTests",
      ["Kubernetes", "ChartModel", "Diagnostics", "HelmChart", "HelmValues", "OpenTelemetry", "OutputTree", "TestSupport", "YAML"]),
    .target(name: "TestSupport", dependencies: ["ChartModel", "YAML"], path: "Tests/TestSupport", swiftSettings: strict),
    tests("CLITests", ["OutputTree", "TestSupport", "WingenCLI", "YAML"]),
    tests(
      "HelmTests",
      [
        "BuiltInSpecs", "ChartModel", "CollectorSchemas", "Examples", "HelmChart", "HelmValues", "Kubernetes", "OpenTelemetry",
        "OutputTree", "Prometheus", "StackFile", "TestSupport", "WindowsMonitoring", "YAML",
      ]),
    tests("CollectorSchemasTests", ["CollectorSchemas", "Diagnostics", "TestSupport", "YAML"]),
    tests("WindowsExporterCatalogueTests", ["WindowsExporterCatalogue"]),
    tests("PromQLTests", ["PromQL", "Diagnostics", "TestSupport"], exclude: ["Expressions"]),
    tests("MetricCatalogueTests", ["MetricCatalogue", "WindowsExporterCatalogue"]),
    tests("GrafanaTests", ["Grafana", "PromQL", "TestSupport", "YAML"]),
    tests(
      "MonitoringContentTests",
      [
        "BuiltInSpecs", "ChartModel", "Checks", "Diagnostics", "Examples", "Grafana", "HelmValues", "Kubernetes", "KubernetesSchemas",
        "MetricCatalogue", "MonitoringContent", "PromQL",
        "Prometheus", "TestSupport", "WindowsExporterCatalogue", "WindowsMonitoring", "YAML",
      ], exclude: ["Rules"]),
    tests(
      "OpenTelemetryTests",
      ["OpenTelemetry", "ChartModel", "CollectorSchemas", "HelmChart", "HelmValues", "Prometheus", "TestSupport", "YAML"]),
    tests(
      "BackendTests",
      ["ChartModel", "CollectorSchemas", "HelmValues", "Kubernetes", "OpenTelemetry", "TestSupport", "WindowsMonitoring", "YAML"]),
    tests(
      "ScrapingTests",
      ["ChartModel", "CollectorSchemas", "Kubernetes", "OpenTelemetry", "Prometheus", "TestSupport", "WindowsMonitoring", "YAML"],
      exclude: ["Golden"]),
    tests(
      "CollectorTests",
      [
        "BuiltInSpecs", "ChartModel", "Checks", "CollectorSchemas", "Diagnostics", "Examples", "HelmValues", "Kubernetes",
        "KubernetesSchemas", "OpenTelemetry", "Prometheus", "Scheduling", "TestSupport", "WindowsExporterCatalogue", "WindowsMonitoring",
        "YAML",
      ]),
    tests("JSONSchemasTests", ["JSONSchemas", "Diagnostics", "RegularExpressions", "TestSupport", "YAML"]),
    tests("KubernetesSchemasTests", ["KubernetesSchemas", "ChartModel", "Diagnostics", "TestSupport", "YAML"]),
    tests("SchedulingTests", ["Scheduling", "Diagnostics", "TestSupport", "YAML"]),
    tests("ManifestInputTests", ["ManifestInput", "CZlib", "Diagnostics", "TestSupport", "YAML"]),
    tests(
      "ChecksTests",
      [
        "ChartModel", "Checks", "CollectorSchemas", "Diagnostics", "KubernetesSchemas", "ManifestInput", "OutputTree", "Scheduling",
        "TestSupport", "WindowsExporterCatalogue", "YAML",
      ]),
    tests(
      "ProofTests",
      [
        "Proof", "BuiltInSpecs", "ChartModel", "Checks", "Diagnostics", "Examples", "HelmValues", "Kubernetes", "KubernetesSchemas",
        "TestSupport", "YAML",
      ]),
    tests(
      "ChartTransferTests",
      ["ChartTransfer", "BuiltInSpecs", "ChartModel", "Diagnostics", "Examples", "HelmChart", "OutputTree", "TestSupport", "YAML"]),
    tests("SpecCompilationTests", ["SpecCompilation", "ChartModel", "ChartTransfer", "Diagnostics", "TestSupport", "WingenCLI"]),
    tests(
      "StackFileTests",
      [
        "StackFile", "BuiltInSpecs", "ChartModel", "Checks", "Diagnostics", "Examples", "HelmChart", "HelmValues", "JSONSchemas",
        "KubernetesSchemas", "OutputTree", "TestSupport", "YAML",
      ]),
    tests(
      "ScaffoldTests",
      ["Scaffold", "ChartModel", "Checks", "Diagnostics", "HelmChart", "OutputTree", "StackFile", "TestSupport", "WingenCLI", "YAML"]),
    tests(
      "ManifestImportTests",
      [
        "ManifestImport", "ChartModel", "Diagnostics", "HelmChart", "Kubernetes", "OutputTree", "TestSupport", "Wingen", "YAML",
      ],
      exclude: ["Cases"]),
    tests(
      "TopologyTests", ["Topology", "Checks", "Diagnostics", "Fleet", "OutputTree", "TestSupport", "YAML"], exclude: ["Cases", "Golden"]),
    tests("ReportsTests", ["Reports", "Diagnostics", "TestSupport", "YAML"]),
    tests(
      "MigrationTests",
      [
        "Migration", "BuiltInSpecs", "ChartModel", "Checks", "Diagnostics", "Examples", "HelmChart", "HelmValues", "KubernetesSchemas",
        "OutputTree", "TestSupport", "YAML",
      ], exclude: ["Cases"]),
    tests("OutputTreeTests", ["OutputTree", "Diagnostics", "TestSupport"]),
    tests(
      "ChartPackageTests",
      [
        "ChartPackage", "BuiltInSpecs", "ChartModel", "Checks", "CZlib", "Diagnostics", "Digest", "Examples", "HelmChart", "ManifestInput",
        "OutputTree", "TestSupport", "YAML",
      ]),
    tests("ManifestDiffTests", ["ManifestDiff", "Diagnostics", "TestSupport", "YAML"]),
    tests(
      "FleetTests", ["Fleet", "ChartModel", "Diagnostics", "HelmValues", "JSONSchemas", "Scheduling", "TestSupport", "YAML"]),
    tests(
      "GitOpsTests",
      [
        "GitOps", "BuiltInSpecs", "ChartModel", "Checks", "Diagnostics", "Digest", "Examples", "Fleet", "HelmChart", "HelmValues",
        "JSONSchemas", "KubernetesSchemas", "OutputTree", "Scheduling", "TestSupport", "YAML",
      ], exclude: ["Definitions"]),
    tests(
      "VMExtensionTests",
      ["BuiltInSpecs", "ChartModel", "Diagnostics", "Examples", "OutputTree", "Templates", "TestSupport", "VMExtension", "YAML"],
      exclude: ["Golden"]),
  ] + examples.map(\.target),
  swiftLanguageModes: [.v6]
)

// Only what specs in files are linked with, which needs no other package: Sources/SpecCompilation/SpecLibraryBuild.swift.
if Context.environment["WINGEN_PACKAGE"] == "spec-library" {
  var needed: Set = ["SpecProcess", "EmbedFiles", "EmbedFilesPlugin"]
  // Dependencies stand above the targets that depend on them.
  for target in package.targets.reversed() where needed.contains(target.name) {
    for case .byNameItem(let name, _) in target.dependencies { needed.insert(name) }
  }
  package.targets.removeAll { !needed.contains($0.name) }
  package.products.removeAll { $0.name != "WingenSpec" }
  package.dependencies = []
}

// `make test` asks for it: what the tests spend most of their time in is compiled as in a release. All else takes longer to optimise than
// that would win.
if Context.environment["WINGEN_TESTED"] == "optimised" {
  let busy: Set = [
    "ChartModel", "CollectorSchemas", "Digest", "HelmValues", "JSONSchemas", "KubernetesSchemas", "PromQL", "RegularExpressions",
    "WindowsExporterCatalogue", "YAML",
  ]
  for target in package.targets where busy.contains(target.name) {
    target.swiftSettings?.append(.unsafeFlags(["-O", "-whole-module-optimization", "-disable-batch-mode", "-num-threads", "2"]))
  }
}
