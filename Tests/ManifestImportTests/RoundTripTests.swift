import Foundation
import ManifestImport
import OutputTree
import TestSupport
import Testing
import YAML

/// What a spec renders to is what it was made of.
@Suite struct RoundTripTests {
  @Test(arguments: ImportCase.all) func foreignManifests(foreign: ImportCase) throws {
    let made = try foreign.imported()
    #expect(made.count == foreign.count)
    // One Secret is left out, and one credential taken out, both of windows-web.
    var original = try foreign.objects.map { YAMLValue.map($0.value) }.filter { $0["kind"] != "Secret" }
    #expect(made.leftOut.map(\.identity.name) == (foreign.name == "windows-web" ? ["shop-db"] : []))
    if foreign.name == "windows-web" { original = original.map { Self.replacing("hunter2", with: "<removed: a credential>", in: $0) } }
    let found = try differences(made.objects(), original)
    #expect(found.isEmpty, "\(found.joined(separator: "\n"))")
  }

  /// Every rendering of every example, with all objects typed but for kinds that have no type.
  @Test(arguments: Golden.selected) func renderingsOfExamples(golden: Golden) throws {
    let objects = try ManifestReader.read(golden.path)
    let made = try SpecImport(objects)
    let original = objects.map { YAMLValue.map($0.value) }.filter { $0["kind"] != "Secret" || made.leftOut.isEmpty }
    let found = try differences(made.objects(), original)
    #expect(found.isEmpty, "\(found.joined(separator: "\n"))")
    #expect(made.release == "metrics")
    #expect(made.namespace == "monitoring")
    #expect(made.count == golden.count, "\(golden.name)")
    #expect(made.leftOut.count == (golden.name == "aks-logzio/credentials-in-values" ? 1 : 0))
    #expect(made.remarks.count == made.leftOut.count, "a credential was seen where there is none")
  }

  private static func replacing(_ text: String, with other: String, in value: YAMLValue) -> YAMLValue {
    switch value {
    case .string(text): .string(other)
    case .list(let items): .list(items.map { replacing(text, with: other, in: $0) })
    case .map(let map):
      .map(YAMLMap(map.entries.map { .init(key: $0.key, value: replacing(text, with: other, in: $0.value)) }))
    default: value
    }
  }
}

/// A rendering of an example, and how many of its objects come back in which way.
struct Golden: CustomTestStringConvertible, Sendable {
  let name: String
  let count: SpecImport.Count

  var testDescription: String { name }
  var path: String {
    let parts = name.split(separator: "/")
    return Project.path("golden/\(parts[0])/rendered/\(parts[1]).yaml")
  }

  private init(_ name: String, _ typed: Int, _ additions: Int, _ raw: Int) {
    self.name = name
    count = SpecImport.Count(typed: typed, typedWithAdditions: additions, raw: raw)
  }

  /// The largest ones differ little from one another: all of them in the long run only.
  static var selected: [Golden] {
    if ProcessInfo.processInfo.environment["WINGEN_ALL_EXAMPLES"] == "1" { return all }
    return all.filter { !["onprem-mimir-loki/defaults", "onprem-mimir-loki/tenants"].contains($0.name) }
  }

  static let all = [
    Golden("aks-azure-monitor/defaults", 9, 0, 0),
    Golden("aks-azure-monitor/mixed-pools", 11, 0, 1),
    Golden("aks-azure-monitor/own-components", 9, 0, 0),
    Golden("aks-azure-monitor/production", 9, 0, 0),
    Golden("aks-logzio/credentials-in-values", 21, 0, 0),
    Golden("aks-logzio/defaults", 23, 0, 0),
    Golden("aks-logzio/node-pools", 21, 0, 0),
    Golden("aks-logzio/production", 6, 20, 0),
    Golden("aks-logzio/protected-keys", 23, 0, 0),
    Golden("aks-logzio/protected-proxy", 21, 1, 1),
    Golden("aks-vm-extension/defaults", 9, 0, 0),
    Golden("aks-vm-extension/pools", 9, 0, 0),
    Golden("eks-amp/defaults", 9, 0, 0),
    Golden("eks-amp/large", 9, 0, 0),
    Golden("eks-amp/old-exporter", 9, 0, 0),
    Golden("eks-amp/rule-files", 10, 0, 0),
    Golden("gke-otlp/defaults", 23, 0, 0),
    Golden("gke-otlp/everything", 32, 0, 0),
    Golden("gke-otlp/metrics-only", 16, 0, 0),
    Golden("onprem-mimir-loki/defaults", 38, 0, 0),
    Golden("onprem-mimir-loki/prometheus-operator", 41, 0, 1),
    Golden("onprem-mimir-loki/tenants", 40, 0, 0),
  ]
}

@Suite struct GoldenListTests {
  @Test func everyRenderingIsTested() throws {
    let folder = Project.path("golden")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).flatMap { example in
      try FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(example)/rendered").map { "\(example)/\($0.dropLast(5))" }
    }
    #expect(Set(names) == Set(Golden.all.map(\.name)))
  }
}
