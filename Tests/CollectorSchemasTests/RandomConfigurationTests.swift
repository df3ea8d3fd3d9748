import TestSupport
import Testing
import YAML

@testable import CollectorSchemas

/// Configurations made from the tables pass; with one key misspelt they have one problem; garbage of any shape is survived.
@Suite struct RandomConfigurationTests {
  private let schemas = CollectorSchemas.embedded

  private func components() -> [(kind: ComponentKind, type: String, block: ConfigurationBlock)] {
    schemas.keys.components.keys.sorted().compactMap { name in
      let parts = name.split(separator: "/").map(String.init)
      guard let kind = ComponentKind.allCases.first(where: { $0.section == parts[0] }), let block = schemas.block(of: kind, parts[1]) else {
        return nil
      }
      return (kind, parts[1], block)
    }
  }

  @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 8] as [UInt64])
  func validOnesPass(seed: UInt64) {
    var sampler = ConfigurationSampler(table: schemas.keys, seed: seed)
    for (kind, type, block) in components() {
      let configuration = sampler.map(block)
      let problems = schemas.check(configuration, of: kind, type, in: .standard)
      #expect(problems.isEmpty, "seed \(seed), \(kind) \(type): \(problems) in \(configuration)")
    }
    if let service = schemas.keys.service {
      let configuration = sampler.map(schemas.keys.blocks[service])
      let problems = schemas.checkService(configuration, in: .standard)
      #expect(problems.isEmpty, "seed \(seed), service: \(problems) in \(configuration)")
    }
  }

  @Test(arguments: [11, 12, 13] as [UInt64])
  func aForeignKeyIsOneProblem(seed: UInt64) {
    var sampler = ConfigurationSampler(table: schemas.keys, seed: seed)
    for (kind, type, block) in components() where block.others == nil {
      guard case .map(var map) = sampler.map(block) else { continue }
      map["zz_foreign"] = 1
      let problems = schemas.check(.map(map), of: kind, type, in: .standard)
      #expect(problems.map(\.path) == [["zz_foreign"]], "seed \(seed), \(kind) \(type): \(problems)")
    }
  }

  @Test(arguments: [21, 22, 23] as [UInt64])
  func garbageIsSurvived(seed: UInt64) {
    var sampler = ConfigurationSampler(table: schemas.keys, seed: seed)
    for (kind, type, block) in components() {
      var map = YAMLMap()
      for key in block.keys { map[key.name] = sampler.garbage() }
      let value = YAMLValue.map(map)
      _ = schemas.check(value, of: kind, type, in: .standard)
      _ = schemas.references(in: value, of: kind, type, in: .standard)
      _ = schemas.endpoints(of: value, of: kind, type, in: .standard)
      _ = schemas.secrets(in: value, of: kind, type, in: .standard)
      _ = schemas.check(sampler.garbage(), of: kind, type, in: .standard)
    }
  }
}

/// Makes values that the tables allow.
private struct ConfigurationSampler {
  let table: KeyTable
  var random: SplitMix64

  init(table: KeyTable, seed: UInt64) {
    self.table = table
    random = SplitMix64(seed: seed)
  }

  mutating func map(_ block: ConfigurationBlock, depth: Int = 0) -> YAMLValue {
    var map = YAMLMap()
    let chosen = block.anyOf.compactMap { $0.randomElement(using: &random) }
    for key in block.keys where isServed(key) {
      guard key.isRequired || chosen.contains(key.name) || depth < 4 && random.chance(30) else { continue }
      // A switched-off block may lack what it needs otherwise; that is not what is tested here.
      map[key.name] = key.name == "enabled" ? true : value(key.type, key, depth: depth + 1)
    }
    if let others = block.others, depth < 4 { map["of_my_own"] = value(others, nil, depth: depth + 1) }
    return .map(map)
  }

  private func isServed(_ key: ConfigurationKey) -> Bool {
    key.gone == nil && key.deprecated == nil && key.since.map { $0 <= .standard } ?? true
  }

  private mutating func value(_ type: ValueType, _ key: ConfigurationKey?, depth: Int) -> YAMLValue {
    if random.chance(5), !type.isComposite { return "${env:SOMETHING}" }
    switch type {
    case .any: return "anything"
    case .text, .secret, .component, .pipeline: return .string(word(key) ?? "otlp/x")
    case .word, .secretWord: return word(key).map { .string($0) } ?? (random.chance(50) ? 17 : "text")
    case .bool: return .bool(random.chance(50))
    case .int, .unsigned, .byteSize: return .int(number(key))
    case .number: return .float(Double(key?.least ?? 0) + (key?.most == nil ? 1.5 : 0.25))
    case .duration: return .string(random.chance(50) ? "1m30s" : "\(Int.random(in: 1...90, using: &random))s")
    case .prometheusDuration: return .string(random.chance(50) ? "1d" : "30s")
    case .list(let element):
      return .list((0..<Int.random(in: 1...2, using: &random)).map { _ in value(element, key, depth: depth) })
    case .table(let element):
      let name = key?.closedKeys.randomElement(using: &random) ?? "name"
      return .map(YAMLMap([YAMLMap.Entry(key: name, value: value(element, nil, depth: depth))]))
    case .block(let number): return map(table.blocks[number], depth: depth)
    case .variants(let number):
      let variants = table.variants[number]
      guard let name = variants.names.randomElement(using: &random), let block = variants.blocks[name],
        case .map(var map) = map(table.blocks[block], depth: depth)
      else { return .null }
      map[variants.selector] = .string(name)
      return .map(map)
    case .choice(let types): return value(types.randomElement(using: &random) ?? .any, key, depth: depth)
    }
  }

  private mutating func word(_ key: ConfigurationKey?) -> String? { key?.words.randomElement(using: &random) }

  private mutating func number(_ key: ConfigurationKey?) -> Int {
    let least = Int(key?.least ?? 0) + (key?.excludesLeast == true ? 1 : 0)
    return Int.random(in: least...max(least, Int(key?.most ?? 5000)), using: &random)
  }

  mutating func garbage(depth: Int = 0) -> YAMLValue {
    switch Int.random(in: 0..<(depth < 3 ? 8 : 6), using: &random) {
    case 0: .null
    case 1: .bool(random.chance(50))
    case 2: .int(Int.random(in: .min ... .max, using: &random))
    case 3: .float(Double.random(in: -1e300...1e300, using: &random))
    case 4: .string("")
    case 5: .string(String((0..<6).compactMap { _ in "aµ0.-/:$ {}é".randomElement(using: &random) }))
    case 6: .list((0..<3).map { _ in garbage(depth: depth + 1) })
    default: .map(["type": garbage(depth: depth + 1), "enabled": garbage(depth: depth + 1), "endpoint": garbage(depth: depth + 1)])
    }
  }
}
