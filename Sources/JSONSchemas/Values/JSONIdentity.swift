import YAML

/// A value as JSON Schema compares it: 1 and 1.0 are one number, keys have no order, texts are compared byte by byte.
enum JSONIdentity: Sendable, Hashable {
  case null
  case bool(Bool)
  case int(Int)
  case float(Double)
  case string(ExactText)
  case list([JSONIdentity])
  case map([ExactText: JSONIdentity])

  init(_ value: YAMLValue) {
    switch value {
    case .null: self = .null
    case .bool(let value): self = .bool(value)
    case .int(let value): self = .int(value)
    case .float(let value): self = value.integral.map(JSONIdentity.int) ?? .float(value)
    case .string(let value): self = .string(ExactText(value))
    case .list(let items): self = .list(items.map(JSONIdentity.init))
    case .map(let map):
      self = .map(Dictionary(map.entries.map { (ExactText($0.key), JSONIdentity($0.value)) }, uniquingKeysWith: { first, _ in first }))
    }
  }
}

extension Double {
  fileprivate var integral: Int? { YAMLValue.float(self).integral }
}
