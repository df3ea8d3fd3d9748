import TestSupport
import Testing
import YAML

@testable import ManifestDiff

/// What holds of any two sets of objects.
@Suite struct DiffPropertyTests {
  private struct Sampler {
    var random: SplitMix64

    mutating func objects() -> [YAMLValue] {
      (0..<Int.random(in: 0...12, using: &random)).map { _ in object() }
    }

    mutating func object() -> YAMLValue {
      let kind = ["apps/v1 Deployment", "v1 ConfigMap", "v1 Secret", "example.com/v1 Thing"].randomElement(using: &random) ?? ""
      let words = kind.split(separator: " ").map(String.init)
      var object: YAMLMap = [
        "apiVersion": .string(words[0]), "kind": .string(words[1]),
        "metadata": ["name": .string(word()), "namespace": random.chance(30) ? "n" : "m"],
      ]
      for key in ["spec", "data"] where random.chance(70) { object[key] = value(depth: 3) }
      return .map(object)
    }

    mutating func value(depth: Int) -> YAMLValue {
      switch Int.random(in: 0..<(depth > 0 ? 9 : 5), using: &random) {
      case 0: return .null
      case 1: return .bool(random.chance(50))
      case 2: return .int(Int.random(in: 0...3, using: &random))
      case 3: return .float(Double(Int.random(in: 0...6, using: &random)) / 2)
      case 4: return .string(word())
      case 5: return .list((0..<Int.random(in: 0...3, using: &random)).map { _ in value(depth: depth - 1) })
      case 6:
        // Named elements, as containers are.
        return .list(
          (0..<Int.random(in: 0...3, using: &random)).map { _ in ["name": .string(word()), "value": value(depth: depth - 1)] })
      default:
        var map = YAMLMap()
        for _ in 0..<Int.random(in: 0...3, using: &random) { map[word()] = value(depth: depth - 1) }
        return .map(map)
      }
    }

    mutating func word() -> String { ["a", "b", "c", "x.y/z", "", "long text\nof lines\n"].randomElement(using: &random) ?? "" }
  }

  @Test(arguments: 0..<60 as Range<UInt64>) func aSetDoesNotDifferFromItself(_ seed: UInt64) {
    var sampler = Sampler(random: SplitMix64(seed: seed))
    let objects = sampler.objects()
    let set = ObjectSet(objects)
    #expect(ManifestDifference(from: set, to: set).isEmpty, "seed \(seed)")
    // The order of keys says nothing.
    #expect(ManifestDifference(from: set, to: ObjectSet(objects.map(\.sortedByKey))).isEmpty, "seed \(seed)")
  }

  @Test(arguments: 0..<150 as Range<UInt64>) func theOtherWayRoundAddedAndRemovedChangePlaces(_ seed: UInt64) {
    var sampler = Sampler(random: SplitMix64(seed: seed))
    let (old, new) = (ObjectSet(sampler.objects()), ObjectSet(sampler.objects()))
    let (there, back) = (ManifestDifference(from: old, to: new), ManifestDifference(from: new, to: old))
    #expect(there.added == back.removed && there.removed == back.added, "seed \(seed)")
    #expect(there.changed.map(\.identity) == back.changed.map(\.identity), "seed \(seed)")
    #expect(
      Set(there.renamed.map { [$0.identity, $0.newIdentity] }) == Set(back.renamed.map { [$0.newIdentity, $0.identity] }), "seed \(seed)")
    #expect(there.isEmpty == back.isEmpty, "seed \(seed)")
    // Every object is told of once, or is the same.
    let told = Set(there.added + there.changed.map(\.identity) + there.renamed.compactMap(\.newIdentity))
    for (identity, object) in new.objects where !told.contains(identity) {
      #expect(old.objects[identity].map { ValueComparison.areEqual($0, object) } == true, "seed \(seed)")
    }
  }

  /// The changes are all that there is: made to the old value, they give the new one.
  @Test(arguments: 0..<400 as Range<UInt64>) func changesMadeToTheOldGiveTheNew(_ seed: UInt64) {
    var sampler = Sampler(random: SplitMix64(seed: seed))
    let (old, new) = (sampler.value(depth: 4), sampler.value(depth: 4))
    let changes = ValueComparison.changes(from: old, to: new)
    #expect(ValueComparison.areEqual(Self.named(Self.applying(changes, to: old)), Self.named(new)), "seed \(seed): \(changes)")
    #expect(Set(changes.map(\.path)).count == changes.count || changes.contains { $0.old == nil }, "seed \(seed)")
  }

  /// Removals from the end of lists on, then additions from their beginning on, so that places stay right.
  private static func applying(_ changes: [FieldChange], to value: YAMLValue) -> YAMLValue {
    var value = value
    for change in changes where change.old != nil && change.new != nil { set(&value, change.path.steps[...], change.new) }
    for change in changes.reversed() where change.new == nil { set(&value, change.path.steps[...], nil) }
    for change in changes where change.old == nil { set(&value, change.path.steps[...], change.new, isNew: true) }
    return value
  }

  private static func set(_ value: inout YAMLValue, _ path: ArraySlice<FieldStep>, _ new: YAMLValue?, isNew: Bool = false) {
    guard let step = path.first else {
      value = new ?? .null
      return
    }
    let isLast = path.count == 1
    switch (step, value) {
    case (.key(let key), .map(var map)):
      if isLast {
        map[key] = new
      } else {
        var inner = map[key] ?? .null
        set(&inner, path.dropFirst(), new, isNew: isNew)
        map[key] = inner
      }
      value = .map(map)
    case (.index(let index), .list(var list)):
      if isLast, isNew, let new { list.insert(new, at: min(index, list.count)) } else { change(&list, index, path, new, isNew) }
      value = .list(list)
    case (.element(let key, let name), .list(var list)):
      if isLast, isNew, let new {
        list.append(new)
      } else if let index = list.firstIndex(where: { $0[key]?.string == name || $0[key]?.int.map(String.init) == name }) {
        change(&list, index, path, new, isNew)
      }
      value = .list(list)
    default: Issue.record("\(step) does not lead into \(value)")
    }
  }

  private static func change(_ list: inout [YAMLValue], _ index: Int, _ path: ArraySlice<FieldStep>, _ new: YAMLValue?, _ isNew: Bool) {
    guard list.indices.contains(index) else {
      Issue.record("no element \(index)")
      return
    }
    if path.count == 1 {
      if let new { list[index] = new } else { list.remove(at: index) }
    } else {
      set(&list[index], path.dropFirst(), new, isNew: isNew)
    }
  }

  /// With lists of named elements in the order of the names: where among the others a new one stands is not told.
  private static func named(_ value: YAMLValue) -> YAMLValue {
    switch value {
    case .list(let items):
      let items = items.map(named)
      let names = items.compactMap { $0["name"]?.string ?? $0["name"]?.int.map(String.init) }
      guard names.count == items.count, Set(names).count == names.count else { return .list(items) }
      return .list(items.sorted { ($0["name"]?.string ?? "") < ($1["name"]?.string ?? "") })
    case .map(let map): return .map(YAMLMap(map.entries.map { .init(key: $0.key, value: named($0.value)) }))
    default: return value
    }
  }

  /// Ten thousand objects a side, half of them renamed, and as many that are all alike: pairs are not tried one by one.
  @Test func manyObjects() {
    func object(_ name: String, _ text: String) -> YAMLValue {
      ["apiVersion": "v1", "kind": "ConfigMap", "metadata": ["name": .string(name)], "data": ["a": .string(text), "b": "same"]]
    }
    let alike = 500
    let count = 2_000
    let old = ObjectSet((0..<count).map { object("old-\($0)", "\($0)") } + (0..<alike).map { object("one-\($0)", "all") })
    let new = ObjectSet(
      (0..<count).map { object($0 % 2 == 0 ? "new-\($0)" : "old-\($0)", "\($0)") } + (0..<alike).map { object("two-\($0)", "all") })
    let difference = ManifestDifference(from: old, to: new)
    #expect(difference.renamed.count == count / 2)
    #expect(difference.renamed.allSatisfy { $0.identity.name.dropFirst(4) == $0.newIdentity?.name.dropFirst(4) && $0.changes.isEmpty })
    #expect(difference.added.count == alike && difference.removed.count == alike)
  }
}
