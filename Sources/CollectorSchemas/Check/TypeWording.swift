import YAML

extension ValueType {
  /// Such as `an integer`.
  var wording: String {
    switch self {
    case .any: "anything"
    case .text, .secret: "text"
    case .word, .secretWord: "text or a number"
    case .bool: "true or false"
    case .int, .unsigned: "an integer"
    case .number: "a number"
    case .duration: "a duration such as 30s"
    case .prometheusDuration: "a duration such as 30s or 1d"
    case .byteSize: "a number of bytes such as 1048576 or 1MiB"
    case .component(let kind): "the ID of \(kind == .extension || kind == .exporter ? "an" : "a") \(kind.rawValue)"
    case .pipeline: "the ID of a pipeline"
    case .list: "a list"
    case .table, .block, .variants: "a map"
    case .choice(let types): types.map(\.wording).joined(separator: " or ")
    }
  }

  /// Whether text with commas is read as a list of it.
  var isText: Bool {
    switch self {
    case .text, .secret, .component, .pipeline: true
    default: false
    }
  }

  /// Whether a value has the shape of the type, whatever is in it.
  func fits(_ value: YAMLValue) -> Bool {
    switch (self, value) {
    case (.any, _), (.list, .list), (.table, .map), (.block, .map), (.variants, .map): true
    case (.list, _), (.table, _), (.block, _), (.variants, _), (_, .map), (_, .list): false
    case (.choice(let types), _): types.contains { $0.fits(value) }
    case (.bool, .bool), (.text, .string), (.secret, .string), (.component, .string), (.pipeline, .string): true
    case (.word, _), (.secretWord, _): true
    case (.int, .int), (.unsigned, .int), (.number, .int), (.number, .float), (.int, .float), (.unsigned, .float): true
    case (.duration, .string), (.duration, .int), (.prometheusDuration, .string), (.byteSize, .string), (.byteSize, .int): true
    default: false
    }
  }
}

extension YAMLValue {
  /// Such as `text "lots"`.
  var foundWording: String {
    switch self {
    case .null: "nothing"
    case .bool(let value): "\(value)"
    case .int(let value): "the number \(value)"
    case .float(let value): "the number \(value)"
    case .string(let text): "text \"\(text.count > 40 ? text.prefix(39) + "…" : text[...])\""
    case .list: "a list"
    case .map: "a map"
    }
  }
}

/// Why a number is out of its range.
enum LimitWording {
  static func tooLittle(_ text: String, least: Double, excluded: Bool) -> String {
    excluded ? "\(text) is not more than \(number(least))" : "\(text) is less than \(number(least))"
  }

  static func tooMuch(_ text: String, most: Double) -> String { "\(text) is more than \(number(most))" }

  private static func number(_ value: Double) -> String { Int(exactly: value).map(String.init) ?? "\(value)" }
}
