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

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(name: name, dependencies: dependencies, swiftSettings: strict)
}

let package = Package(
  name: "wingen",
  targets: [
    // In the order of the layers: a module imports only what stands above it.
    .systemLibrary(name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .target(name: "CSystem"),
    library("Diagnostics"),
    library("Digest"),
    library("YAML", ["CLibYAML", "Diagnostics"]),
    library("HelmValues", ["Diagnostics", "YAML"]),
    library("ChartModel", ["Diagnostics", "Digest", "YAML"]),
    library("Kubernetes", ["ChartModel", "Diagnostics", "YAML"]),
    library("OutputTree", ["CSystem", "Diagnostics", "Digest"]),

    tests("DiagnosticsTests", ["Diagnostics", "Digest"]),
    tests("YAMLTests", ["YAML", "Diagnostics"]),
    tests("HelmValuesTests", ["HelmValues", "YAML", "Diagnostics"]),
    tests("KubernetesTests", ["Kubernetes", "ChartModel", "Diagnostics", "YAML"]),
    tests("OutputTreeTests", ["OutputTree", "Diagnostics"]),
  ],
  swiftLanguageModes: [.v6]
)
