import YAML

/// YAML values as Swift literals of the type `YAMLValue`.
enum YAMLCode {
  static func code(_ value: YAMLValue) -> SwiftCode {
    switch value {
    case .null: .text(".null")
    case .bool(let flag): .text(String(flag))
    // The least number has no literal of its own: the minus sign stands before a positive one.
    case .int(.min): .text(".int(.min)")
    case .int(let number): .text(String(number))
    // The compiler warns of literals that it cannot hold exactly: those nearest to zero.
    case .float(let number) where number.isSubnormal: .text(".float(Double(bitPattern: 0x\(String(number.bitPattern, radix: 16))))")
    case .float(let number): .text(".float(\(number))")
    case .string(let text): SwiftLiteral.code(text)
    case .list(let items): .list(items.map(code))
    case .map(let map): .map(map.entries.map { .init(key: SwiftLiteral.line($0.key), value: code($0.value)) })
    }
  }

  /// How many values there are, those within others counted. Large literals take the compiler long.
  static func size(_ value: YAMLValue) -> Int {
    switch value {
    case .list(let items): items.reduce(1) { $0 + size($1) }
    case .map(let map): map.entries.reduce(1) { $0 + size($1.value) }
    default: 1
    }
  }
}
