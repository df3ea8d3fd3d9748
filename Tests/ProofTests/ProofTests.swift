import BuiltInSpecs
import ChartModel
import Checks
import Diagnostics
import Examples
import Foundation
import HelmValues
import Kubernetes
import Synchronization
import TestSupport
import Testing
import YAML

@testable import Proof

@Suite struct ProofTests {
  private typealias Settings = PlantedSpec.Settings

  /// A chart with one fault, and the smallest values that bring it about.
  struct Planted: Sendable, CustomTestStringConvertible {
    var name: String
    var values: YAMLMap
    var options: [String] = []
    var chart: @Sendable (PlantedSpec.Settings) -> Chart

    var testDescription: String { name }

    init(
      _ name: String, _ values: YAMLMap, _ options: [String] = [],
      @PartsBuilder<ChartPart> _ chart: @escaping @Sendable (PlantedSpec.Settings) -> [ChartPart]
    ) {
      self.name = name
      self.values = values
      self.options = options
      self.chart = { values in Chart { chart(values) } }
    }
  }

  private static let planted: [Planted] = [
    Planted("always", [:]) { _ in PlantedSpec.fault },
    Planted("two switches", ["first": true, "second": false]) { values in
      If(values.first && !values.second) { PlantedSpec.fault }
      If(values.third || values.mode.is(.odd)) { ConfigMap("noise", data: []) }
    },
    Planted("one of two ways", ["fourth": true]) { values in
      If((values.first && values.third) || values.fourth) { PlantedSpec.fault }
    },
    Planted("three settings", ["first": true, "mode": "odd", "third": true]) { values in
      If(values.first && values.third && values.mode.is(.odd)) { PlantedSpec.fault }
    },
    Planted("the upper bound", ["number": 100]) { values in If(values.number == 100) { PlantedSpec.fault } },
    Planted("a number that is asked for", ["number": 42]) { values in If(values.number == 42) { PlantedSpec.fault } },
    Planted("absent", ["maybe": .null]) { values in If(!values.maybe.isSet) { PlantedSpec.fault } },
    Planted("a text that is asked for", ["text": "never ever"]) { values in If(values.text == "never ever") { PlantedSpec.fault } },
    Planted("an empty text", ["text": ""]) { values in If(!values.text.isNonEmpty) { PlantedSpec.fault } },
    Planted("a printed switch", ["first": true]) { values in
      PlantedSpec.pod { spec in
        spec.put("os", tree: .value(["name": "windows"]))
        spec.put("hostPID", values.first)
      }
    },
    Planted("a printed text", ["text": "windows"]) { values in
      PlantedSpec.pod { spec in
        spec.put("hostPID", true)
        spec.map("os") { $0.put("name", values.text) }
      }
    },
    Planted("a switch and a printed text", ["first": true, "text": "windows"]) { values in
      If(values.first) {
        PlantedSpec.pod { spec in
          spec.put("hostPID", true)
          spec.map("os") { $0.put("name", values.text) }
        }
      }
    },
    Planted("a node selector", ["labels": ["kubernetes.io/os": "windows"]]) { values in
      PlantedSpec.pod { spec in
        spec.put("hostPID", true)
        spec.put("nodeSelector", values.labels)
      }
    },
    Planted("a toleration", ["tolerations": [[:]]]) { values in If(values.tolerations.isNonEmpty) { PlantedSpec.fault } },
    Planted("a default that is taken away", ["resources": ["limits": .null]]) { values in
      If(!values.resources.isNonEmpty) { PlantedSpec.fault }
    },
    Planted("a field of an element", ["items": [["name": "a", "enabled": true]]]) { values in
      ForEach(values.items, as: "item") { item in If(item.enabled) { PlantedSpec.fault } }
    },
    Planted("an old cluster", [:], ["--kube-version", "1.28.0"]) { _ in
      If(!Cluster.kubernetes(atLeast: "1.30")) { PlantedSpec.fault }
    },
    Planted("an API and a switch", ["first": true], ["--api-versions", "example.com/v1"]) { values in
      If(Cluster.serves("example.com/v1") && values.first) { PlantedSpec.fault }
    },
    Planted("a release's name", [:], ["--release", "planted"]) { _ in
      If(Release.name.contains("planted")) { PlantedSpec.fault }
    },
  ]

  @Test(arguments: planted) func theSmallestValuesAreFound(_ planted: Planted) async throws {
    let chart = try PlantedSpec.definition { planted.chart($0).parts }
    let example = try #require(await chart.counterExample())
    #expect(example.values == planted.values)
    #expect(example.options == planted.options)
    // The file alone, read as users' files are, brings the finding about.
    #expect(try chart.codes(withFile: example.valuesFile, release: example.release).contains("WIN001"))
    if !planted.values.isEmpty || !planted.options.isEmpty { #expect(try !chart.codes(with: [:]).contains("WIN001")) }
    let diagnostic = try #require(example.diagnostics.first)
    #expect(diagnostic.code == "WIN001")
    #expect(diagnostic.message.contains("spec.hostPID"))
    #expect(diagnostic.location != nil)
  }

  @Test func theFileSaysWhatItIs() async throws {
    let chart = try PlantedSpec.definition { values in
      If(values.many.s3 && Cluster.serves("example.com/v1")) { PlantedSpec.fault }
    }
    let example = try #require(await chart.counterExample())
    #expect(
      example.valuesFile == """
        # The smallest values that break WIN001: Pod fault: \(example.breaches[0].finding.message)
        # They are not enough alone: --api-versions example.com/v1
        many:
          s3: true

        """)
    #expect(await chart.counterExample()?.valuesFile == example.valuesFile)
    #expect(example.summary == #"with {"many":{"s3":true}} and --api-versions example.com/v1"#)
    #expect(example.breaches.map(\.settings) == [[["many", "s3"]]])
    #expect(example.diagnostics[0].hint?.hasSuffix("it depends on many.s3") == true)
  }

  /// Too many combinations for all of them: still every fault that three settings make together.
  @Test(arguments: [1, 7, 1234] as [UInt64]) func triplesAreCovered(_ seed: UInt64) async throws {
    let chart = try PlantedSpec.definition { values in
      If(values.many.s1 && !values.many.s4 && values.many.s9) { PlantedSpec.fault }
      If(values.many.s2 || values.many.s3 || values.many.s5 || values.many.s6 || values.many.s7 || values.many.s8) {
        ConfigMap("noise", data: [])
      }
    }
    var options = Proof.Options()
    (options.limit, options.seed) = (60, seed)
    guard case .broken(let examples, let statistics) = await Proof(chart, options: options).run() else {
      Issue.record("seed \(seed): the fault was not found")
      return
    }
    guard case .covering(strength: 3, _) = statistics.coverage else {
      Issue.record("seed \(seed): \(statistics.summary)")
      return
    }
    #expect(statistics.combinations <= 61, "seed \(seed)")
    let example = try #require(examples.first { $0.code == "WIN001" })
    #expect(example.values == ["many": ["s1": true, "s4": false, "s9": true]], "seed \(seed)")
  }

  /// What all combinations are is computed here another way: the same faults, and none smaller.
  @Test func exhaustiveEqualsBruteForce() async throws {
    for seed in UInt64(1)...5 {
      let clauses = Self.clauses(seed: seed)
      let chart = try PlantedSpec.definition { values in
        let switches = [values.first, values.second, values.third, values.fourth]
        let condition = clauses.map { clause in
          clause.map { literal in literal.isTrue ? switches[literal.index] : !switches[literal.index] }.reduce(Expr<Bool>(.boolean(true))) {
            $0 && $1
          }
        }.reduce(Expr<Bool>(.boolean(false))) { $0 || $1 }
        If(condition) { PlantedSpec.fault }
        If(values.first || values.second || values.third || values.fourth) { ConfigMap("noise", data: []) }
      }
      let names = ["first", "second", "third", "fourth"]
      let defaults = [false, true, false, false]
      var smallest: Int?
      for number in 0..<16 {
        let row = (0..<4).map { number >> $0 & 1 == 1 }
        var values: YAMLMap = [:]
        for (index, name) in names.enumerated() where row[index] != defaults[index] { values[name] = .bool(row[index]) }
        let isBroken = clauses.contains { $0.allSatisfy { row[$0.index] == $0.isTrue } }
        #expect(try chart.codes(with: values).contains("WIN001") == isBroken, "seed \(seed)")
        if isBroken { smallest = min(smallest ?? .max, values.count) }
      }
      let result = await Proof(chart).run()
      let statistics: Proof.Statistics
      var example: CounterExample?
      switch result {
      case .holds(let found): statistics = found
      case .broken(let examples, let found):
        statistics = found
        example = examples.first { $0.code == "WIN001" }
      }
      #expect(example?.values.count == smallest, "seed \(seed): \(clauses)")
      guard case .all(let factors) = statistics.coverage else {
        Issue.record("seed \(seed): \(statistics.summary)")
        continue
      }
      // Four switches, the Kubernetes version, and what names are made of.
      #expect(statistics.combinations % 16 == 0 && factors >= 4, "seed \(seed)")
    }
  }

  private struct Literal: Sendable {
    var index: Int
    var isTrue: Bool
  }

  private static func clauses(seed: UInt64) -> [[Literal]] {
    var random = SplitMix64(seed: seed)
    return (0..<Int.random(in: 1...3, using: &random)).map { _ in
      (0..<Int.random(in: 2...4, using: &random)).map { _ in
        Literal(index: Int.random(in: 0..<4, using: &random), isTrue: Bool.random(using: &random))
      }
    }
  }

  @Test func whatIsRightHolds() async throws {
    let chart = try PlantedSpec.definition { values in
      If(values.first) { ConfigMap("a", data: [DataEntry("text", value: values.text)]) }
      If(values.items.isNonEmpty) { ConfigMap("b", data: []) }
    }
    guard case .holds(let statistics) = await Proof(chart).run() else {
      Issue.record("broken")
      return
    }
    #expect(statistics.checked >= statistics.combinations)
    #expect(statistics.values > 20)
    #expect(statistics.summary.hasPrefix("all \(statistics.combinations) of "))
  }

  @Test func progressReachesItsEnd() async throws {
    let chart = try PlantedSpec.definition { values in If(values.first) { ConfigMap("a", data: []) } }
    let seen = Mutex<[Proof.Progress]>([])
    _ = await Proof(chart).run { progress in seen.withLock { $0.append(progress) } }
    let all = seen.withLock { $0 }
    #expect(all.last?.done == all.last?.total)
    #expect(zip(all, all.dropFirst()).allSatisfy { $0.done < $1.done && $0.total == $1.total })
  }

  /// Values with which users break a rule by themselves, though the example's schema accepts them: pieces of the Kubernetes API that it
  /// passes on as they are. A code that comes or goes here is a change of what the example promises.
  private static let brokenByUsers: [String: [String: YAMLMap]] = [
    "aks-logzio": withProxy,
    "onprem-mimir-loki": withProxy.merging([
      "OTEL045": ["loki": ["endpoint": "http://a"]],
      "WIN052": ["windowsNodes": ["pod": windows2019]],
    ]) { $1 },
    "eks-amp": collectorAlone,
    "aks-azure-monitor": collectorAlone.merging([
      "EXP001": ["aksManaged": ["enabled": false], "exporter": ["version": "0.0.0"], "hostProcess": ["enabled": true]],
      "EXP002": ["aksManaged": ["enabled": false], "exporter": ["version": "0.0.0"], "hostProcess": ["enabled": true]],
      "EXP003": [
        "aksManaged": ["nodeLabelSelector": "1"],
        "hostProcess": [
          "collectorOptions": ["kubernetes.io/os": ""], "enabled": true, "pod": ["nodeSelector": ["kubernetes.io/os": ""]],
        ],
      ],
      "WIN045": [
        "aksManaged": ["enabled": false], "hostProcess": ["enabled": true, "resources": ["requests": ["hugepages-2Mi": "4"]]],
      ],
      "WIN052": ["aksManaged": ["enabled": false], "hostProcess": ["enabled": true, "pod": windows2019]],
    ]) { $1 },
    "aks-vm-extension": collectorAlone.merging(["K8S124": ["collector": ["resources": ["cpuLimit": 0]]]]) { $1 },
    "gke-otlp": ownComponents.merging([
      "EXP001": ["exporter": ["version": "0.0.0"]],
      "EXP002": ["exporter": ["version": "0.0.0"]],
      "EXP003": ["hostProcess": ["collectorOptions": ["kubernetes.io/os": ""]]],
      "K8S124": ["hostProcess": ["resources": ["requests": ["aaaaaaaaa/a": "1"]]]],
      "OTEL005": ["linuxNodes": ["config": ["processors": ["attributes/a": ["a": ""]]]]],
      "OTEL008": ["linuxNodes": ["config": ["processors": ["attributes/a": [:]]]]],
      "OTEL011": ["linuxNodes": ["config": ["receivers": ["active_directory_ds/a": [:]]]]],
      "OTEL018": ["linuxNodes": ["config": ["receivers": ["active_directory_ds/a": [:]]]]],
      "WIN029": ["hostProcess": ["pod": ["affinity": affinity(for: "linux")]]],
      "WIN045": ["hostProcess": ["resources": ["requests": ["hugepages-2Mi": "4"]]]],
      "WIN049": ["windowsNodes": ["builds": [ltsc2019OnLater]]],
      "WIN052": ["hostProcess": ["pod": windows2019]],
    ]) { $1 },
  ]

  /// What users can do to every chart with a collector: components of their own that are wrong or that nothing uses, and a release that
  /// does not know what the configuration is written for.
  private static let ownComponents: [String: YAMLMap] = [
    "OTEL003": ["collectors": ["image": ["version": "0.0.0"]]],
    "OTEL005": ["collector": ["config": ["processors": ["attributes/a": ["a": ""]]]]],
    "OTEL008": ["collector": ["config": ["processors": ["attributes/a": [:]]]]],
    "OTEL009": ["collector": ["config": ["pipelines": ["metrics/a": ["exporters": ["a"], "receivers": ["a"]]]]]],
    "OTEL011": ["collector": ["config": ["receivers": ["active_directory_ds/a": [:]]]]],
    "OTEL018": ["collector": ["config": ["receivers": ["active_directory_ds/a": [:]]]]],
  ]

  private static let withProxy = ownComponents.merging([
    "K8S124": ["installer": ["resources": ["requests": ["aaaaaaaaa/a": "1"]]]],
    "WIN029": ["proxy": ["pod": ["affinity": affinity(for: "linux")]]],
    "WIN045": ["proxy": ["resources": ["requests": ["hugepages-2Mi": "4"]]]],
    "WIN046": ["proxy": ["resources": ["limits": .null]]],
  ]) { $1 }

  private static let collectorAlone = ownComponents.merging([
    "K8S124": ["collector": ["resources": ["cpuLimit": "0"]]],
    "WIN029": ["collector": ["pod": ["affinity": affinity(for: "windows")]]],
  ]) { $1 }

  private static func affinity(for system: String) -> YAMLValue {
    [
      "nodeAffinity": [
        "requiredDuringSchedulingIgnoredDuringExecution": [
          "nodeSelectorTerms": [["matchExpressions": [["key": "kubernetes.io/os", "operator": "In", "values": [.string(system)]]]]]
        ]
      ]
    ]
  }

  private static let windows2019: YAMLValue = ["nodeSelector": ["node.kubernetes.io/windows-build": "10.0.17763"]]
  private static let ltsc2019OnLater: YAMLValue = ["name": "a", "release": "2019", "windowsBuild": "10.0.20348"]

  private static let isLong = ProcessInfo.processInfo.environment["WINGEN_ALL_EXAMPLES"] != nil
  /// The smallest example; all of them, which takes minutes each, with `WINGEN_ALL_EXAMPLES` (`make test-long`).
  private static let examples = isLong ? BuiltInSpec.all.map(\.name) : ["eks-amp"]

  /// Of the smallest example, `wingen verify` is held to the same by the tests of the command.
  @Test(.enabled(if: isLong), arguments: examples) func examplesHoldBesides(_ name: String) async throws {
    let spec = try #require(BuiltInSpec.all.first { $0.name == name })
    let chart = try spec.chart()
    var found: [String: YAMLMap] = [:]
    if case .broken(let examples, _) = await Proof(chart).run() {
      for example in examples {
        found[example.code.text] = example.values
        #expect(example.options == [])
        #expect(try chart.codes(withFile: example.valuesFile).contains(example.code.text), "\(example.code)")
      }
    }
    let expected = Self.brokenByUsers[name] ?? [:]
    #expect(Set(found.keys) == Set(expected.keys))
    for (code, values) in expected { #expect(found[code] == values, "\(code)") }
  }

  /// Every value that a proof tries is one that the chart's schema accepts once it is merged with the defaults.
  @Test(arguments: examples) func valuesAreAccepted(_ name: String) throws {
    let spec = try #require(BuiltInSpec.all.first { $0.name == name })
    let chart = try spec.chart()
    let factors = FactorSet(chart)
    #expect(factors.deciding.count > 20 && factors.all.count > factors.deciding.count)
    for factor in factors.deciding + factors.all {
      #expect(Set(factor.levels).count == factor.levels.count, "\(factor.subject)")
      for level in factor.levels {
        var candidate = Candidate(release: factors.standard)
        candidate.apply(level, to: factor.subject)
        let merged = ValuesMerge.coalesce(candidate.values, over: chart.settings.defaults).values
        #expect(chart.settings.violations(of: merged) == [], "\(factor.subject): \(level)")
      }
    }
  }
}
