import ChartModel
import Checks
import Diagnostics
import HelmValues
import Kubernetes
import KubernetesSchemas
import Testing
import YAML

@testable import Proof

/// A chart written inside a test, with faults in it.
struct PlantedSpec: ChartSpec {
  struct Item: ChartValues, SettingElement {
    @Setting("A name.", .pattern(.dnsLabel(maxLength: 8))) var name: Expr<String> = "a"
    @Setting("A switch.") var enabled: Expr<Bool> = false
  }

  enum Mode: String, SettingChoice {
    case plain, fancy, odd
  }

  struct Settings: ChartValues {
    @Setting("A switch.") var first: Expr<Bool> = false
    @Setting("A switch.") var second: Expr<Bool> = true
    @Setting("A switch.") var third: Expr<Bool> = false
    @Setting("A switch.") var fourth: Expr<Bool> = false
    @Setting("A mode.") var mode: Expr<Mode> = Expr(.plain)
    @Setting("A number.", .range(1...100)) var number: Expr<Int> = 5
    @Setting("Maybe a number.", .range(0...9)) var maybe: Expr<Int?> = Expr(.integer(3))
    @Setting("A text.", .pattern(.line, maxLength: 40)) var text: Expr<String> = "some"
    @Setting("Items.") var items: Expr<[Item]> = []
    @Setting("Labels.", .type(.map(keys: .qualifiedName, values: .string(.labelValue)))) var labels: Expr<[String: String]> = [:]
    @Setting("Tolerations.") var tolerations: Expr<Tolerations> = .none
    @Setting("Affinity.") var affinity: Expr<Affinity> = .none
    @Setting("Resources.") var resources: Expr<ResourceRequirements> = .yaml(["limits": ["memory": "128Mi"]])
    @SettingGroup("Many.") var many = Many()
  }

  struct Many: ChartValues {
    @Setting("1.") var s1: Expr<Bool> = false
    @Setting("2.") var s2: Expr<Bool> = true
    @Setting("3.") var s3: Expr<Bool> = false
    @Setting("4.") var s4: Expr<Bool> = true
    @Setting("5.") var s5: Expr<Bool> = false
    @Setting("6.") var s6: Expr<Bool> = true
    @Setting("7.") var s7: Expr<Bool> = false
    @Setting("8.") var s8: Expr<Bool> = true
    @Setting("9.") var s9: Expr<Bool> = false
  }

  static let info = ChartInfo(name: "planted", version: "1.0.0", appVersion: "1", summary: "A chart for tests.")

  @TaskLocal static var content: @Sendable (Settings) -> Chart = { _ in Chart {} }

  static func chart(_ values: Settings) -> Chart { content(values) }

  /// The chart made of these parts.
  static func definition(@PartsBuilder<ChartPart> _ content: @escaping @Sendable (Settings) -> [ChartPart]) throws -> ChartDefinition {
    try Self.$content.withValue({ values in Chart { content(values) } }) { try ChartDefinition(PlantedSpec.self) }
  }

  /// A Windows pod that breaks WIN001.
  static var fault: RawYAML { RawYAML(.map(pod(system: "windows"))) }

  private static func pod(system: String) -> YAMLMap {
    [
      "apiVersion": "v1", "kind": "Pod", "metadata": ["name": "fault"],
      "spec": ["os": ["name": .string(system)], "hostPID": true, "containers": [["name": "a", "image": "a.example/a:1"]]],
    ]
  }

  /// A pod whose system, and whatever else, the settings decide.
  static func pod(_ body: @escaping (inout MapBuilder) -> Void) -> Manifest {
    Manifest(apiVersion: "v1", kind: "Pod", name: "pod") { map in
      map.map("spec") { spec in
        spec.put("containers", tree: .value([["name": "a", "image": "a.example/a:1"]]))
        body(&spec)
      }
    }
  }
}

extension ChartDefinition {
  /// The counterexample for WIN001, whatever else is broken.
  func counterExample(limit: Int = 20_000, seed: UInt64 = 1) async -> CounterExample? {
    var options = Proof.Options()
    (options.limit, options.seed) = (limit, seed)
    guard case .broken(let examples, _) = await Proof(self, options: options).run() else { return nil }
    return examples.first { $0.code == "WIN001" }
  }

  /// The codes that a values file alone brings about, read from its text.
  func codes(withFile text: String, release: ReleaseFacts = ReleaseFacts()) throws -> Set<String> {
    let file = try YAMLReader.readSingle(Array(text.utf8), file: "values.yaml", options: .valuesFile).plain
    return try codes(with: try #require(file.map), release: release)
  }

  func codes(with values: YAMLMap, release: ReleaseFacts = ReleaseFacts()) throws -> Set<String> {
    let all = try ValuesMerge.combine(files: [values], defaults: settings.defaults).values
    try #require(settings.violations(of: all).isEmpty)
    let rendering = Evaluator(self).render(all, release: release)
    var cluster = ClusterFacts()
    cluster.kubernetes = release.kubernetes
    let checker = Checker(cluster: cluster, schemas: KubernetesSchemas(version: KubernetesMinor(release.kubernetes)))
    let outcome = checker.check((rendering.objects + rendering.hooks).map(\.value), isWhole: true)
    return Set(outcome.breaking.map(\.code.text))
  }
}
