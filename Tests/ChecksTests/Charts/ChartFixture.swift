import Checks
import Diagnostics
import Foundation
import ManifestInput
import TestSupport
import YAML

/// A chart in memory, whose files differ from those of a good one.
struct ChartFixture: Sendable {
  static let chartFile = "apiVersion: v2\nname: c\nversion: 1.0.0\nicon: https://example.com/c.png\n"
  static let manifest = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  namespace: shop\n"

  var files: [String: [UInt8]]

  /// - Parameter changes: by path; nil takes a file away.
  init(_ changes: [String: String?] = [:]) {
    files = [
      "Chart.yaml": Array(Self.chartFile.utf8), "values.yaml": Array("a: 1\n".utf8), "templates/x.yaml": Array(Self.manifest.utf8),
    ]
    for (path, text) in changes { files[path] = text.map { Array($0.utf8) } }
  }

  var lint: ChartLint {
    ChartLint(
      ChartSource(.folder("c"), files.map { ChartFile(path: $0.key, shownPath: "c/\($0.key)", bytes: $0.value[...]) }))
  }

  /// `CODE file:line:column severity`, in the order of files and lines.
  var found: [String] { Self.words(lint.findings.map(\.diagnostic)) }

  static func words(_ findings: [Diagnostic]) -> [String] {
    findings.map { finding in
      let place = finding.location.map { "\($0.file):\($0.line):\($0.column)" } ?? finding.file ?? "-"
      return "\(finding.code) \(place.hasPrefix("c/") ? String(place.dropFirst(2)) : place) \(finding.severity.rawValue)"
    }.sorted()
  }

  // MARK: - Real Helm

  /// Runs the body with the chart on disk.
  func onDisk<Result>(_ body: (String) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("wingen-chart-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    for (path, bytes) in files {
      let file = folder.appendingPathComponent(path)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: file)
    }
    return try body(folder.path)
  }

  /// The warnings and errors of `helm lint`, as `SEVERITY path`.
  func helmLint() throws -> [String] {
    try onDisk { folder in
      let answer = try HelmHarness.shared.ask(["op": "lint", "chart": .string(folder)])
      guard answer["ok"]?.bool == true else { return ["ERROR " + (answer["error"]?.string ?? "")] }
      return (answer["messages"]?.list ?? []).compactMap { message in
        guard let severity = message["severity"]?.string, severity != "INFO" else { return nil }
        return "\(severity) \(message["path"]?.string ?? "")"
      }
    }
  }

  /// Why Helm does not install it, or nil.
  func helmRefusal() throws -> String? {
    try onDisk { folder in
      let answer = try HelmHarness.shared.ask(["op": "install", "chart": .string(folder), "release": "r"])
      return answer["ok"]?.bool == true ? nil : answer["error"]?.string ?? "no reason given"
    }
  }
}
