// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that a plain build of wingen stays small.
let package = Package(
  name: "Benchmarks",
  dependencies: [.package(name: "wingen", path: "..")],
  targets: [
    .executableTarget(
      name: "EvaluationRate", dependencies: [.product(name: "WingenParts", package: "wingen")], path: "Benchmarks/EvaluationRate")
  ],
  swiftLanguageModes: [.v6]
)
