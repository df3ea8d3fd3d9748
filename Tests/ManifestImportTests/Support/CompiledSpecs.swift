import Foundation
import ManifestImport
import OutputTree
import TestSupport
import YAML

/// Imported specs, compiled together by the real compiler and rendered by the program that it makes.
struct CompiledSpecs {
  struct Failure: Error, CustomStringConvertible { var description: String }

  /// What each spec renders to, in the order of the specs.
  static func objects(of specs: [(type: String, spec: SpecImport)]) throws -> [[YAMLValue]] {
    let folder = FileManager.default.temporaryDirectory.path + "/wingen-imported-\(ProcessInfo.processInfo.processIdentifier)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var sources: [String] = []
    for (index, spec) in specs.enumerated() {
      for file in spec.spec.files where file.path.hasSuffix(".swift") {
        // One module has each file's name once.
        let path = "\(folder)/Spec\(index)\(file.path)"
        try Data(file.contents).write(to: URL(fileURLWithPath: path))
        sources.append(path)
      }
    }
    let main = "\(folder)/Program.swift"
    try program(specs).write(toFile: main, atomically: true, encoding: .utf8)
    let program = "\(folder)/program"
    _ = try run(["/usr/bin/env", "swiftc"] + options() + ["-o", program, main] + sources)
    let output = try run([program])
    return try output.components(separatedBy: "# next spec\n").dropFirst().map {
      try YAMLReader.readValues($0, file: "output").filter { $0 != .null }
    }
  }

  private static func program(_ specs: [(type: String, spec: SpecImport)]) -> String {
    let calls = specs.map { #"    try render(\#($0.type).self, "\#($0.spec.release ?? "release-name")", "\#($0.spec.namespace)")"# }
    return """
      import Wingen

      @main struct Program {
        static func main() throws {
      \(calls.joined(separator: "\n"))
        }

        static func render<Spec: ChartSpec>(_ spec: Spec.Type, _ release: String, _ namespace: String) throws {
          let chart = try ChartDefinition(spec)
          let facts = ReleaseFacts(name: release, namespace: namespace)
          let rendering = Evaluator(chart).render(chart.settings.defaults, release: facts)
          print("# next spec")
          print(YAMLEmitter.text(for: (rendering.objects + rendering.hooks).map(\\.value)))
        }
      }
      """
  }

  /// The modules that this test was built with, and the objects that they are made of.
  private static func options() throws -> [String] {
    let executable = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let products = String(executable[..<(executable.lastIndex(of: "/") ?? executable.endIndex)])
    let modules = [
      "ChartModel", "CollectorSchemas", "Diagnostics", "Digest", "Grafana", "Kubernetes", "MetricCatalogue", "MonitoringContent",
      "OpenTelemetry", "PromQL", "Prometheus", "RegularExpressions", "Templates", "WindowsExporterCatalogue", "WindowsMonitoring", "Wingen",
      "YAML",
    ]
    let objects = try modules.flatMap { module in
      try FileManager.default.contentsOfDirectory(atPath: "\(products)/\(module).build").filter { $0.hasSuffix(".o") }
        .map { "\(products)/\(module).build/\($0)" }
    }
    return [
      "-parse-as-library", "-swift-version", "6", "-warnings-as-errors", "-Onone", "-I", "\(products)/Modules",
      "-Xcc", "-fmodule-map-file=\(Project.path("Sources/CLibYAML/module.modulemap"))", "-module-cache-path", "\(products)/ModuleCache",
      "-lyaml", "-lz",
    ] + objects
  }

  /// What a program prints.
  private static func run(_ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: arguments[0])
    process.arguments = Array(arguments.dropFirst())
    let (output, errors) = (Pipe(), FileManager.default.temporaryDirectory.path + "/wingen-errors-\(UUID().uuidString)")
    try Data().write(to: URL(fileURLWithPath: errors))
    defer { try? FileManager.default.removeItem(atPath: errors) }
    process.standardOutput = output
    process.standardError = FileHandle(forWritingAtPath: errors)
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failure(description: (try? String(contentsOfFile: errors, encoding: .utf8)) ?? "\(arguments[0]) failed")
    }
    return String(decoding: data, as: UTF8.self)
  }
}
