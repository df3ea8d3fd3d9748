import ChartModel
import Checks
import Diagnostics
import Foundation
import KubernetesSchemas
import ManifestInput
import Scheduling
import TestSupport
import WindowsExporterCatalogue
import YAML

/// A file of `Cases/CODE`: manifests, with marks where findings are expected.
///
/// A mark is a comment under the line it means, its caret under the column: `#   ^ WIN001 the message's beginning`. For columns that a
/// caret cannot reach, `#@1 WIN001 …` gives the number. Directives stand in lines of their own: `#! whole` (all of a release is in
/// view), `#! kubernetes 1.33`, `#! windows nodes`, `#! windows builds 2022 2025`, `#! windows taint os=windows:NoSchedule`,
/// `#! exporter 0.31.8 [defaults] container`, `#! interval 30` (between scrapes, in seconds).
struct RuleCase: Sendable {
  struct Mark: Hashable, CustomStringConvertible {
    var line: Int
    var column: Int
    var code: String
    /// What the message begins with; empty if nothing is asked.
    var message: String

    var description: String { "\(line):\(column) \(code) \(message)" }
  }

  var name: String
  var text: String
  var marks: [Mark] = []
  var cluster = ClusterFacts()
  var isWhole = false
  var configuration = LintConfiguration()

  init(_ path: String) throws {
    name = path
    text = try String(contentsOfFile: path, encoding: .utf8)
    var line = 0
    for (index, row) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if let mark = try Self.mark(row, under: line) {
        marks.append(mark)
      } else if row.hasPrefix("#! ") {
        try read(directive: row.dropFirst(3).split(separator: " ").map(String.init))
      } else {
        line = index + 1
      }
    }
  }

  private static func mark(_ row: Substring, under line: Int) throws -> Mark? {
    var rest = row.drop { $0 == " " }
    guard rest.first == "#" else { return nil }
    rest = rest.dropFirst()
    let column: Int
    if rest.first == "@" {
      guard let number = Int(rest.dropFirst().prefix { $0.isNumber }) else { throw Malformed(row: String(row)) }
      column = number
      rest = rest.drop { $0 != " " }
    } else {
      rest = rest.drop { $0 == " " }
      guard rest.first == "^" else { return nil }
      column = row.distance(from: row.startIndex, to: rest.startIndex) + 1
      rest = rest.dropFirst()
    }
    let words = rest.drop { $0 == " " }
    let code = words.prefix { $0 != " " }
    guard !code.isEmpty else { throw Malformed(row: String(row)) }
    return Mark(line: line, column: column, code: String(code), message: String(words.dropFirst(code.count).drop { $0 == " " }))
  }

  struct Malformed: Error { var row: String }

  private mutating func read(directive words: [String]) throws {
    switch (words.first, words.dropFirst().first) {
    case ("whole", nil): isWhole = true
    case ("kubernetes", let version?): cluster.kubernetes = KubernetesVersion(version)
    case ("windows", "nodes"): cluster.hasWindowsNodes = true
    case ("windows", "builds"):
      cluster.hasWindowsNodes = true
      cluster.windowsBuilds = words.dropFirst(2).compactMap { WindowsBuild($0) }
    case ("windows", "taint"):
      cluster.hasWindowsNodes = true
      guard let taint = words.last.flatMap(Taint.init) else { throw Malformed(row: words.joined(separator: " ")) }
      cluster.windowsTaints = (cluster.windowsTaints ?? []) + [taint]
    case ("exporter", let version?):
      configuration.exporter.version = ExporterVersion(version)
      guard let release = WindowsExporterRelease(version) else { throw Malformed(row: words.joined(separator: " ")) }
      if words.count > 2 { configuration.exporter.collectors = release.collectors(enabledBy: words.dropFirst(2)) }
    case ("interval", let seconds?): configuration.scrapeIntervalSeconds = Double(seconds)
    default: throw Malformed(row: words.joined(separator: " "))
    }
  }

  struct Found: CustomStringConvertible {
    var mark: Mark
    var severity: Severity

    var description: String { "\(severity) \(mark)" }
  }

  /// What all rules find, in the order of the file.
  func findings() throws -> [Found] {
    let contents = InputReader.read(DocumentText(text, file: name))
    if let problem = contents.problem { throw problem }
    let schemas = cluster.kubernetes.map { KubernetesSchemas(version: KubernetesMinor($0)) } ?? .ofAnyVersion
    let outcome = Linter(Checker(cluster: cluster, schemas: schemas)).lint(contents.documents, isWhole: isWhole)
    let amongWindows = outcome.showsWindows || cluster.hasWindowsNodes
    let found = (outcome.findings + MetricCheck(outcome.metrics, configuration).findings).map { finding in
      let (line, column) = finding.diagnostic.location.map { ($0.line, $0.column) } ?? (0, 0)
      let mark = Mark(line: line, column: column, code: finding.diagnostic.code.text, message: finding.diagnostic.message)
      let severity = finding.diagnostic.severity
      return Found(mark: mark, severity: amongWindows ? finding.severityAmongWindows ?? severity : severity)
    }
    return found.sorted { ($0.mark.line, $0.mark.column, $0.mark.code) < ($1.mark.line, $1.mark.column, $1.mark.code) }
  }
}

extension KubernetesSchemas {
  /// Made once: most examples and all mutations use it.
  static let ofAnyVersion = KubernetesSchemas(version: nil)
}

enum RuleCases {
  static let folder = Project.root + "/Tests/ChecksTests/Cases"

  /// All files of a rule whose names begin with `good` or `bad`.
  static func files(_ code: String, _ kind: String) throws -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(code)")) ?? []
    return names.filter { $0.hasPrefix(kind) && $0.hasSuffix(".yaml") }.sorted().map { "\(folder)/\(code)/\($0)" }
  }

  static let codes: [String] = RuleRegistry.all.rules.map { $0.about.code.text }
}
