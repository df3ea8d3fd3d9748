import Diagnostics
import YAML

/// Holds a configuration against the keys of its component.
///
/// As strict as the collector's own decoder, which converts neither numbers to text nor text to numbers, and which takes text with commas
/// for a list. Source: aws-observability/aws-otel-collector, vendor/go.opentelemetry.io/collector/confmap/internal/decoder.go (0.156).
struct ConfigurationWalk {
  let table: KeyTable
  let version: CollectorVersion
  private(set) var problems: [ConfigurationProblem] = []
  private var path: [PathElement] = []

  init(table: KeyTable, version: CollectorVersion) {
    self.table = table
    self.version = version
  }

  mutating func report(_ problem: ConfigurationProblem.Problem) { problems.append(ConfigurationProblem(path, problem)) }

  mutating func at(_ element: PathElement, _ walk: (inout Self) -> Void) {
    path.append(element)
    walk(&self)
    path.removeLast()
  }

  // MARK: - Blocks

  mutating func check(_ value: YAMLValue, _ block: ConfigurationBlock, isOptional: Bool = false) {
    guard !value.isSubstituted else { return }
    guard case .map(let map) = value else { return reportType("a map", value) }
    for entry in map.entries where !entry.key.contains("${") {
      if let key = block.key(entry.key) {
        at(.key(entry.key)) { $0.check(entry.value, key) }
      } else if let others = block.others {
        at(.key(entry.key)) { $0.check(entry.value, others, of: nil) }
      } else if entry.key == "enabled", isOptional {
        at("enabled") { $0.check(entry.value, .bool, of: nil) }
      } else {
        let known = block.keys.filter { isServed($0) }.map(\.name)
        at(.key(entry.key)) { $0.report(.unknownKey(entry.key, nearest: nearestMatch(to: entry.key, among: known))) }
      }
    }
    if case .bool(false) = map["enabled"] { return }
    for key in block.keys where key.isRequired && isServed(key) && isMissing(map[key.name]) { report(.missingKey(key.name)) }
    for group in block.anyOf where group.allSatisfy({ isMissing(map[$0], countsNull: false) }) {
      report(.missingKey(group.joined(separator: " or ")))
    }
  }

  private func isServed(_ key: ConfigurationKey) -> Bool {
    (key.since.map { $0 <= version } ?? true) && (key.gone.map { version < $0 } ?? true)
  }

  /// - Parameter countsNull: whether a key without a value is none; an optional block is chosen by its key alone.
  private func isMissing(_ value: YAMLValue?, countsNull: Bool = true) -> Bool {
    switch value {
    case nil: true
    case .null: countsNull
    case .string(let text): text.isEmpty
    default: false
    }
  }

  private mutating func check(_ value: YAMLValue, _ key: ConfigurationKey) {
    if let gone = key.gone, gone <= version { return report(.removedKey(key.name, since: gone, instead: key.instead)) }
    if let since = key.since, version < since { return report(.laterKey(key.name, since: since)) }
    if let deprecated = key.deprecated, deprecated <= version {
      report(.deprecatedKey(key.name, since: deprecated == .unknown ? nil : deprecated, instead: key.instead))
    }
    check(value, key.type, of: key)
  }

  // MARK: - Values

  /// - Parameter key: whose words and limits hold for the value, and for the elements of a list.
  mutating func check(_ value: YAMLValue, _ type: ValueType, of key: ConfigurationKey?) {
    if case .null = value { return }
    guard !value.isSubstituted else { return }
    switch type {
    case .any: return
    case .list(let element): checkList(value, element, of: key)
    case .table(let element):
      guard case .map(let map) = value else { return reportType("a map", value) }
      for entry in map.entries {
        let closed = key?.closedKeys ?? []
        at(.key(entry.key)) {
          if !closed.isEmpty, !closed.contains(entry.key) {
            $0.report(.unknownKey(entry.key, nearest: nearestMatch(to: entry.key, among: closed)))
          } else {
            $0.check(entry.value, element, of: nil)
          }
        }
      }
    case .block(let number): check(value, table.blocks[number], isOptional: key?.isOptional ?? false)
    case .variants(let number): checkVariant(value, table.variants[number])
    case .choice(let types):
      // The first form of the value's own shape; if there is none, all are named.
      guard let fitting = types.first(where: { $0.fits(value) }) else {
        return reportType(types.map(\.wording).joined(separator: " or "), value)
      }
      check(value, fitting, of: key)
    default: ScalarCheck(type: type, key: key).check(value) { report($0) }
    }
  }

  private mutating func checkList(_ value: YAMLValue, _ element: ValueType, of key: ConfigurationKey?) {
    switch value {
    case .list(let elements):
      for (index, value) in elements.enumerated() { at(.index(index)) { $0.check(value, element, of: key) } }
    case .string(let text) where element.isText:
      for part in text.split(separator: "," as Character) { check(.string(String(part)), element, of: key) }
    default: reportType("a list", value)
    }
  }

  private mutating func checkVariant(_ value: YAMLValue, _ variants: BlockVariants) {
    guard case .map(let map) = value else { return reportType("a map", value) }
    switch map[variants.selector] {
    case nil, .null: report(.missingKey(variants.selector))
    case .string(let name):
      if name.contains("${") { return }
      guard let block = variants.blocks[name] else {
        let nearest = nearestMatch(to: name, among: variants.names)
        return at(.key(variants.selector)) { $0.report(.notOneOf(variants.names, found: name, nearest: nearest)) }
      }
      check(value, table.blocks[block])
    case .some(let other): at(.key(variants.selector)) { $0.reportType(ValueType.text.wording, other) }
    }
  }

  mutating func reportType(_ expected: String, _ value: YAMLValue) {
    report(.wrongType(expected: expected, found: value.foundWording))
  }
}

extension YAMLValue {
  /// Whether the collector puts something else in its place before it looks at it.
  var isSubstituted: Bool { if case .string(let text) = self { text.contains("${") } else { false } }
}
