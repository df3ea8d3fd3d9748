import Diagnostics
import Scheduling
import TestSupport
import Testing
import YAML

struct LabelTests {
  func selector(_ yaml: String) throws -> LabelSelector {
    try LabelSelector(YAMLReader.readSingle(yaml, file: "selector.yaml").plain)
  }

  @Test func missingSelectsNothingAndEmptyEverything() throws {
    #expect(try !LabelSelector(nil).matches(["a": "b"]))
    #expect(try !selector("~").matches([:]))
    #expect(try selector("{}").matches([:]))
    #expect(try selector("{matchLabels: {}, matchExpressions: []}").matches(["a": "b"]))
    #expect(!LabelSelector.nothing.overlaps(with: .everything))
    #expect(LabelSelector.everything.overlaps(with: .everything))
    #expect(try !LabelSelector(map: nil).matches([:]))
    #expect(try !LabelSelector(map: [:]).matches(["a": "b"]))
    #expect(try LabelSelector(map: ["a": "b"]).matches(["a": "b", "c": "d"]))
  }

  static let matching: [(String, [String: String], Bool)] = [
    ("matchLabels: {app: x}", ["app": "x"], true),
    ("matchLabels: {app: x}", ["app": "y"], false),
    ("matchLabels: {app: x}", [:], false),
    ("matchLabels: {app: x, tier: w}", ["app": "x"], false),
    ("matchLabels: {app: ''}", ["app": ""], true),
    ("matchExpressions: [{key: app, operator: In, values: [x, w]}]", ["app": "w"], true),
    ("matchExpressions: [{key: app, operator: In, values: [x, w]}]", ["app": "z"], false),
    ("matchExpressions: [{key: app, operator: NotIn, values: [x]}]", ["app": "x"], false),
    ("matchExpressions: [{key: app, operator: NotIn, values: [x]}]", [:], true),
    ("matchExpressions: [{key: app, operator: Exists}]", ["app": ""], true),
    ("matchExpressions: [{key: app, operator: Exists}]", [:], false),
    ("matchExpressions: [{key: app, operator: DoesNotExist}]", ["app": ""], false),
    ("matchExpressions: [{key: app, operator: DoesNotExist, values: []}]", ["b": ""], true),
    ("{matchLabels: {app: x}, matchExpressions: [{key: tier, operator: Exists}]}", ["app": "x"], false),
  ]

  @Test(arguments: matching)
  func matches(yaml: String, labels: [String: String], expected: Bool) throws {
    #expect(try selector(yaml).matches(labels) == expected)
  }

  static let errors: [(String, String, String)] = [
    ("matchLabels: [a]", "PLACE006", "spec.selector.matchLabels: expected a map, but this is a list"),
    ("matchLabels: {app: true}", "PLACE006", "spec.selector.matchLabels.app: expected a text, but this is a boolean"),
    ("matchExpressions: [{operator: In, values: [a]}]", "PLACE007", "spec.selector.matchExpressions[0]: the field key is missing"),
    (
      "matchExpressions: [{key: a, operator: Exist}]", "PLACE008",
      "spec.selector.matchExpressions[0]: Exist is none of In, NotIn, Exists, DoesNotExist"
    ),
    (
      "matchExpressions: [{key: a, operator: Gt, values: ['1']}]", "PLACE008",
      "spec.selector.matchExpressions[0]: Gt is none of In, NotIn, Exists, DoesNotExist"
    ),
    ("matchExpressions: [{key: a, operator: In}]", "PLACE009", "spec.selector.matchExpressions[0]: the operator In cannot have 0 values"),
    (
      "matchExpressions: [{key: a, operator: Exists, values: [b]}]", "PLACE009",
      "spec.selector.matchExpressions[0]: the operator Exists cannot have 1 values"
    ),
  ]

  @Test(arguments: errors)
  func refuses(yaml: String, code: String, message: String) throws {
    let value = try YAMLReader.readSingle(yaml, file: "selector.yaml").plain
    let error = #expect(throws: PlacementError.self) { try LabelSelector(value, at: ["spec", "selector"]) }
    #expect(error?.diagnostic.code.text == code)
    #expect(error?.diagnostic.message == message)
    #expect(error?.diagnostic.hint != nil)
  }

  /// What no label can be makes a node affinity's requirement malformed.
  static let syntax: [(String, String, Bool)] = [
    ("a", "", true), ("A-b_c.9", "A-b_c.9", true), ("kubernetes.io/os", "windows", true), (String(repeating: "k", count: 63), "", true),
    (String(repeating: "k", count: 64), "", false), ("a", String(repeating: "v", count: 63), true),
    ("a", String(repeating: "v", count: 64), false), ("a", "-v", false), ("a", "v.", false), ("a", "v w", false), ("", "", false),
    ("-a", "", false), ("/a", "", false), ("a/", "", false), ("a/b/c", "", false), ("Kubernetes.io/os", "", false), ("a..b/c", "", false),
    ("a-.b/c", "", false), ("\(String(repeating: "d.", count: 126))d/k", "", true),
    ("\(String(repeating: "d.", count: 127))d/k", "", false),
    ("ä", "", false), ("a", "ä", false),
  ]

  @Test(arguments: syntax)
  func labelsOfRequirements(key: String, value: String, isValid: Bool) {
    let requirement = NodeSelectorRequirement(key, "In", [value])
    #expect(requirement.isMalformed == !isValid)
    #expect(requirement.matches(ClusterNode("n", labels: [key: value])) == isValid)
  }

  // MARK: Overlap

  static let keys = ["a", "b"]
  static let values = ["1", "2", "3"]

  /// All sets of labels over two keys, each missing, of one of the values, or of one that no selector names.
  static let universe: [[String: String]] = {
    let choices: [String?] = [nil] + values.map(Optional.some) + ["other"]
    return choices.flatMap { first in
      choices.map { second in
        var labels: [String: String] = [:]
        labels["a"] = first
        labels["b"] = second
        return labels
      }
    }
  }()

  static func randomSelector(_ random: inout SplitMix64) -> LabelSelector {
    if random.chance(3) { return .nothing }
    return LabelSelector(
      requirements: (0..<Int.random(in: 0...3, using: &random)).map { _ in
        let chosen = values.shuffled(using: &random).prefix(Int.random(in: 1...3, using: &random))
        let key = keys.randomElement(using: &random) ?? "a"
        return switch Int.random(in: 0..<4, using: &random) {
        case 0: LabelRequirement(key, .isIn, Array(chosen))
        case 1: LabelRequirement(key, .notIn, Array(chosen))
        case 2: LabelRequirement(key, .exists)
        default: LabelRequirement(key, .doesNotExist)
        }
      })
  }

  @Test(arguments: UInt64(1)...200)
  func overlapAgreesWithTryingAllLabels(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    for _ in 0..<50 {
      let (left, right) = (Self.randomSelector(&random), Self.randomSelector(&random))
      let expected = Self.universe.contains { left.matches($0) && right.matches($0) }
      #expect(left.overlaps(with: right) == expected, "seed \(seed): \(left), \(right)")
      #expect(right.isDisjoint(with: left) == !expected, "seed \(seed): \(left), \(right)")
    }
  }

  @Test(arguments: UInt64(1)...100)
  func satisfiabilityWithNumbersAgreesWithTryingAll(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    // Integers around the bounds, one of them in a spelling that no requirement names, and a text that is no number.
    let values: [String?] = [nil, "text"] + (-1...6).flatMap { [String($0), $0 < 0 ? "-00\(-$0)" : "00\($0)"] }
    for _ in 0..<50 {
      let requirements = (0..<Int.random(in: 1...4, using: &random)).map { _ in
        let bound = String(Int.random(in: 0...5, using: &random))
        return switch Int.random(in: 0..<6, using: &random) {
        case 0: LabelRequirement("n", .greaterThan, [bound])
        case 1: LabelRequirement("n", .lessThan, [bound])
        case 2: LabelRequirement("n", .isIn, [bound, String(Int.random(in: 0...5, using: &random))])
        case 3: LabelRequirement("n", .notIn, [bound])
        case 4: LabelRequirement("n", .exists)
        default: LabelRequirement("n", .doesNotExist)
        }
      }
      let expected = values.contains { value in requirements.allSatisfy { $0.matches(value) } }
      #expect(LabelRequirement.areSatisfiable(requirements) == expected, "seed \(seed): \(requirements)")
    }
  }

  @Test func boundsAtTheEndsOfTheIntegers() {
    #expect(!LabelRequirement.areSatisfiable([LabelRequirement("n", .greaterThan, ["9223372036854775807"])]))
    #expect(!LabelRequirement.areSatisfiable([LabelRequirement("n", .lessThan, ["-9223372036854775808"])]))
    #expect(LabelRequirement.areSatisfiable([LabelRequirement("n", .greaterThan, ["9223372036854775806"])]))
    #expect(!LabelRequirement.areSatisfiable([LabelRequirement("n", .greaterThan, ["5"]), LabelRequirement("n", .lessThan, ["6"])]))
    #expect(!LabelRequirement.areSatisfiable([LabelRequirement("n", .greaterThan, ["x"])]))
    let contradiction = [LabelRequirement("kubernetes.io/os", .isIn, ["windows"]), LabelRequirement("kubernetes.io/os", .isIn, ["linux"])]
    #expect(!LabelRequirement.areSatisfiable(contradiction))
  }
}
