import YAML

/// JSON Schema's types.
enum TypeName: String, Sendable, CaseIterable {
  case null, boolean, object, array, number, string, integer

  func includes(_ value: YAMLValue) -> Bool {
    switch (self, value) {
    case (.null, .null), (.boolean, .bool), (.object, .map), (.array, .list), (.string, .string), (.number, .int), (.integer, .int):
      true
    case (.number, .float(let double)): double.isFinite
    // A float is an integer if it has no fraction, and from 2^53 on none has.
    case (.integer, .float(let double)): value.integral != nil || double.isFinite && double.magnitude >= 0x1p53
    default: false
    }
  }
}
