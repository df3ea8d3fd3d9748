import Diagnostics
import Scheduling
import TestSupport
import Testing
import YAML

struct PlacementPropertyTests {
  static func randomTaint(_ random: inout SplitMix64) -> Taint {
    Taint(
      ["os", "sku", "node.kubernetes.io/not-ready", "node.kubernetes.io/unschedulable"].randomElement(using: &random) ?? "os",
      ["", "windows", "5"].randomElement(using: &random) ?? "",
      effect: ["NoSchedule", "PreferNoSchedule", "NoExecute"].randomElement(using: &random) ?? "NoSchedule")
  }

  static func randomNode(_ random: inout SplitMix64) -> ClusterNode {
    var labels: [String: String] = [:]
    labels["kubernetes.io/os"] = ["windows", "linux", nil].randomElement(using: &random) ?? nil
    labels["n"] = ["1", "2", nil].randomElement(using: &random) ?? nil
    return ClusterNode(
      "node", labels: labels, taints: (0..<Int.random(in: 0...3, using: &random)).map { _ in randomTaint(&random) },
      isUnschedulable: random.chance(20), allocatable: ["cpu": Quantity(units: Int.random(in: 1...8, using: &random))])
  }

  @Test(arguments: UInt64(1)...200)
  func aPodThatToleratesAllFitsWhereverThereIsRoom(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    for owner in ["Pod", "DaemonSet"] {
      let node = Self.randomNode(&random)
      let cores = Int.random(in: 0...8, using: &random)
      let spec: YAMLValue = [
        "tolerations": [["operator": "Exists"]], "containers": [["resources": ["requests": ["cpu": .int(cores)]]]],
      ]
      let verdict = try PodPlacement(spec: spec, owner: owner).verdict(on: node)
      let hasRoom = Quantity(units: cores) <= node.allocatable?["cpu"] ?? .zero
      #expect(verdict.fits == hasRoom, "seed \(seed): \(node), \(cores) cores, \(verdict)")
      #expect(verdict.outcome == (hasRoom ? .lands : .notScheduled), "seed \(seed)")
    }
  }

  /// What is asked for besides can only keep a pod off more nodes; a toleration more can only let it on.
  @Test(arguments: UInt64(1)...200)
  func demandsOnlyRefuseAndTolerationsOnlyAdmit(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    for _ in 0..<20 {
      let node = Self.randomNode(&random)
      let owner = random.chance(50) ? "DaemonSet" : "Pod"
      var spec: YAMLMap = [:]
      if random.chance(50) { spec["nodeSelector"] = ["kubernetes.io/os": "windows"] }
      let key = Self.randomTaint(&random).key
      let base = try PodPlacement(spec: .map(spec), owner: owner).verdict(on: node)
      var demanding = spec
      demanding["affinity"] = [
        "nodeAffinity": [
          "requiredDuringSchedulingIgnoredDuringExecution": [
            "nodeSelectorTerms": [["matchExpressions": [["key": "n", "operator": "Gt", "values": ["1"]]]]]
          ]
        ]
      ]
      let more = try PodPlacement(spec: .map(demanding), owner: owner).verdict(on: node)
      #expect(Set(more.refusals).isSuperset(of: base.refusals), "seed \(seed): \(node)")
      var tolerant = spec
      tolerant["tolerations"] = [["key": .string(key), "operator": "Exists"]]
      let fewer = try PodPlacement(spec: .map(tolerant), owner: owner).verdict(on: node)
      #expect(Set(fewer.refusals).isSubset(of: base.refusals), "seed \(seed): \(node), \(key)")
    }
  }

  /// The same question, asked in a node selector and in an affinity, has one answer.
  @Test(arguments: UInt64(1)...100)
  func nodeSelectorAndAffinityAgree(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    for _ in 0..<20 {
      let node = Self.randomNode(&random)
      let key = ["kubernetes.io/os", "n", "absent"].randomElement(using: &random) ?? "n"
      let value = ["windows", "linux", "1", "2"].randomElement(using: &random) ?? "1"
      let selector: YAMLValue = ["nodeSelector": .map(YAMLMap([.init(key: key, value: .string(value))]))]
      let affinity: YAMLValue = [
        "affinity": [
          "nodeAffinity": [
            "requiredDuringSchedulingIgnoredDuringExecution": [
              "nodeSelectorTerms": [["matchExpressions": [["key": .string(key), "operator": "In", "values": [.string(value)]]]]]
            ]
          ]
        ]
      ]
      let verdicts = try [selector, affinity].map { try PodPlacement(spec: $0).verdict(on: node) }
      #expect(verdicts[0].fits == verdicts[1].fits, "seed \(seed): \(node), \(key)=\(value)")
      #expect(verdicts[0].outcome == verdicts[1].outcome, "seed \(seed): \(node), \(key)=\(value)")
    }
  }

  /// Whatever stands in a manifest is read or refused with words, never a crash.
  @Test(arguments: UInt64(1)...200)
  func anySpecIsReadOrRefused(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let node = Self.randomNode(&random)
    for _ in 0..<20 {
      let spec = Self.randomValue(&random, depth: 6)
      do throws(PlacementError) {
        let verdict = try PodPlacement(spec: spec, owner: "DaemonSet").verdict(on: node)
        #expect(spec.map != nil, "seed \(seed): \(spec)")
        #expect(verdict.fits == (verdict.outcome == .lands), "seed \(seed): \(spec)")
      } catch {
        // The error's path leads to a value of the spec.
        let place = error.path.reduce(Optional(spec)) { value, step in
          switch step {
          case .key(let key): value?[key]
          case .index(let index): value?[index]
          }
        }
        #expect(place != nil && !error.diagnostic.message.isEmpty, "seed \(seed): \(spec)")
      }
    }
  }

  static let words = [
    "nodeSelector", "tolerations", "affinity", "nodeAffinity", "requiredDuringSchedulingIgnoredDuringExecution", "nodeSelectorTerms",
    "matchExpressions", "matchFields", "key", "operator", "values", "value", "effect", "containers", "initContainers", "resources",
    "requests",
    "limits", "cpu", "memory", "os", "name", "nodeName", "runtimeClassName", "overhead", "hostNetwork", "In", "Exists", "NoSchedule", "1Gi",
    "1",
  ]

  static func randomValue(_ random: inout SplitMix64, depth: Int) -> YAMLValue {
    switch Int.random(in: 0..<(depth > 0 ? 10 : 4), using: &random) {
    case 0: return .null
    case 1: return .bool(.random(using: &random))
    case 2: return .int(Int.random(in: -3...3, using: &random))
    case 3: return .string(words.randomElement(using: &random) ?? "")
    case 4, 5: return .list((0..<Int.random(in: 0...3, using: &random)).map { _ in randomValue(&random, depth: depth - 1) })
    default:
      var map: YAMLMap = [:]
      for _ in 0..<Int.random(in: 0...5, using: &random) {
        map[words.randomElement(using: &random) ?? ""] = randomValue(&random, depth: depth - 1)
      }
      return .map(map)
    }
  }
}
