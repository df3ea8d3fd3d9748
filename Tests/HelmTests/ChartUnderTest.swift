import BuiltInSpecs
import ChartModel
import Examples
import Foundation
import HelmChart
import Kubernetes
import OutputTree
import TestSupport
import Testing
import YAML

/// A built-in chart written to a folder, with real Helm and our own evaluator side by side.
struct ChartUnderTest: Sendable, CustomTestStringConvertible {
  let name: String
  let chart: ChartDefinition
  let folder: String

  var testDescription: String { name }

  /// The built-in examples.
  static let all: [ChartUnderTest] = BuiltInSpec.all.map { spec in written(spec.name) { try spec.chart() } }

  /// A chart that uses everything the language has.
  static let language = written("language") { try ChartDefinition(LanguageSpec.self) }

  /// Every scrape plan there is.
  static let scraping = written("scraping") { try ChartDefinition(ScrapePlanSpec.self) }

  static func written(_ name: String, _ make: () throws -> ChartDefinition) -> ChartUnderTest {
    do {
      let chart = try make()
      let folder = Project.path(".build/test-charts/\(name)")
      try? FileManager.default.removeItem(atPath: folder)
      _ = try TreeWriter().write(FileTree(HelmChartWriter.files(chart)), to: folder)
      return ChartUnderTest(name: name, chart: chart, folder: folder)
    } catch {
      fatalError("\(name): \(error)")
    }
  }

  /// The values cases beside the spec, by name.
  func cases() throws -> [(name: String, values: YAMLMap)] {
    let folder = Project.path("examples/\(name)/values")
    return try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".yaml") }.sorted().map { file in
      let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: folder + "/" + file)))
      let values = try YAMLReader.readSingle(bytes, file: file, options: .valuesFile).plain
      return (String(file.dropLast(5)), values.map ?? [:])
    }
  }
}

/// The same installation by both.
struct Installation: Sendable {
  var objects: [YAMLValue]
  var hooks: [YAMLValue]
  var notes: String

  init(_ rendering: Rendering) {
    objects = rendering.objects.map(\.value)
    hooks = rendering.hooks.map(\.value)
    notes = rendering.notes
  }

  /// Out of Helm's release record.
  init(record: YAMLValue) throws {
    objects = try Self.documents(record["manifest"]?.string ?? "")
    hooks = try (record["hooks"]?.list ?? []).flatMap { try Self.documents($0["manifest"]?.string ?? "") }
    notes = record["notes"]?.string ?? ""
  }

  private static func documents(_ text: String) throws -> [YAMLValue] {
    try YAMLReader.readValues(text, file: "manifest").filter { $0 != .null }
  }

  /// What differs, for a person to read; nil if nothing does.
  func difference(from other: Installation) -> String? {
    func names(_ objects: [YAMLValue]) -> [String] {
      objects.map { "\($0["kind"]?.string ?? "?") \($0["metadata"]?["name"]?.string ?? "?")" }
    }
    for (what, ours, theirs) in [("objects", objects, other.objects), ("hooks", hooks, other.hooks)] {
      if names(ours) != names(theirs) { return "\(what): wingen has \(names(ours)), Helm has \(names(theirs))" }
      for (our, their) in zip(ours, theirs) where our.normalized != their.normalized {
        return UnifiedDiff.text(
          old: Array(YAMLEmitter.text(for: their.normalized.sortedByKey).utf8),
          new: Array(YAMLEmitter.text(for: our.normalized.sortedByKey).utf8),
          oldName: "helm", newName: "wingen", context: 3)
      }
    }
    if notes != other.notes { return "notes differ:\n--- helm\n\(other.notes)\n--- wingen\n\(notes)" }
    return nil
  }
}

extension YAMLValue {
  /// Numbers that are equal in Kubernetes made equal.
  fileprivate var normalized: YAMLValue {
    switch self {
    case .float: integral.map { .int($0) } ?? self
    case .list(let items): .list(items.map(\.normalized))
    case .map(let map): .map(YAMLMap(map.entries.map { .init(key: $0.key, value: $0.value.normalized) }))
    default: self
    }
  }
}
