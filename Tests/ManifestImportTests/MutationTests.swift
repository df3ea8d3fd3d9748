import ManifestImport
import TestSupport
import Testing
import YAML

/// Objects that nobody thought of: the foreign ones, changed at random.
@Suite struct MutationTests {
  @Test(arguments: 1...6) func changedObjectsComeBackToo(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let originals = try ImportCase.all.flatMap { try $0.objects }.filter { $0.value["kind"] != "Secret" }
    var changed: [FoundObject] = []
    for round in 0..<30 {
      guard let original = originals.randomElement(using: &random) else { return }
      var value = YAMLValue.map(original.value)
      for _ in 0..<Int.random(in: 1...4, using: &random) { value = Self.changed(value, depth: 0, &random) }
      // Names of their own, so that objects do not meet.
      guard var map = value.map, map["kind"]?.string != nil, map["apiVersion"]?.string != nil else { continue }
      var metadata = map["metadata"]?.map ?? YAMLMap()
      metadata["name"] = .string("object-\(round)")
      if metadata["namespace"]?.string == nil || Self.isClusterWide(map) {
        metadata["namespace"] = Self.isClusterWide(map) ? nil : "agents"
      }
      map["metadata"] = .map(metadata)
      changed.append(FoundObject(map))
    }
    #expect(changed.count > 20, "seed \(seed)")
    let made = try SpecImport(changed, ImportOptions(namespace: "agents"))
    #expect(made.count.total + made.leftOut.count == changed.count, "seed \(seed)")
    // What the changes made a credential is not there any more.
    guard made.remarks.isEmpty else { return }
    let found = differences(try made.objects(), changed.map { .map($0.value) })
    #expect(found.isEmpty, "seed \(seed)\n\(found.joined(separator: "\n"))")
  }

  private static func isClusterWide(_ map: YAMLMap) -> Bool {
    let kind = map["kind"]?.string ?? ""
    return kind.hasPrefix("Cluster") || kind == "Namespace" || kind == "CustomResourceDefinition"
  }

  /// The value with one place in it changed.
  private static func changed(_ value: YAMLValue, depth: Int, _ random: inout SplitMix64) -> YAMLValue {
    switch value {
    case .map(var map) where !map.isEmpty && (depth < 2 || random.chance(85)):
      let index = Int.random(in: 0..<map.count, using: &random)
      let key = map.entries[index].key
      switch Int.random(in: 0..<8, using: &random) {
      case 0 where depth > 1: map.entries.remove(at: index)
      case 1 where depth > 0: map["extra\(Int.random(in: 0..<3, using: &random))"] = scalar(&random)
      case 2: map.entries.shuffle(using: &random)
      default:
        if key == "kind" || key == "apiVersion", depth == 0 { return value }
        map.entries[index].value = changed(map.entries[index].value, depth: depth + 1, &random)
      }
      return .map(map)
    case .list(var items) where !items.isEmpty && random.chance(85):
      let index = Int.random(in: 0..<items.count, using: &random)
      switch Int.random(in: 0..<6, using: &random) {
      case 0: items.remove(at: index)
      case 1: items.append(items[index])
      default: items[index] = changed(items[index], depth: depth + 1, &random)
      }
      return .list(items)
    default: return scalar(&random)
    }
  }

  private static func scalar(_ random: inout SplitMix64) -> YAMLValue {
    let values: [YAMLValue] = [
      .null, true, false, 0, -1, 8080, .int(.max), .int(.min), 0.5, 1e21, "", " ", "yes", "0755", "2024-02-29", "~", "null", "1e3", "\u{0}",
      "a\r\nb", "# no comment", "\"\"\"", "\"", "\\(x)", "{{ .Values.x }}", "- a", "a: b", "\u{FEFF}", "e\u{301}", [:], [],
      ["a": ["b": [1]]],
    ]
    return values.randomElement(using: &random) ?? .null
  }
}
