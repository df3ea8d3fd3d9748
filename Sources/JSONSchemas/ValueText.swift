import YAML

/// Values and paths in messages: short, and on one line.
enum ValueText {
  private static let longest = 60

  /// `proxy.ports[0]`; keys that would be misread are quoted. `the values` for the root.
  static func path(_ path: [PathElement]) -> String {
    var text = ""
    for element in path {
      switch element {
      case .index(let index): text += "[\(index)]"
      case .key(let key) where isSimple(key): text += (text.isEmpty ? "" : ".") + key
      case .key(let key): text += "[\(YAMLScalar.doubleQuoted(cut(key)))]"
      }
    }
    return text.isEmpty ? "the values" : text
  }

  private static func isSimple(_ key: String) -> Bool {
    !key.isEmpty && key.utf8.count <= longest
      && key.utf8.allSatisfy { byte in
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || "_-/$".utf8.contains(byte)
      }
  }

  /// A value as the schema gives it.
  static func literal(_ value: YAMLValue) -> String {
    switch value {
    case .string(let text): YAMLScalar.doubleQuoted(cut(text))
    default: cut(JSONWriter.text(for: value, pretty: false))
    }
  }

  /// A value that was found; collections by their type only.
  static func found(_ value: YAMLValue, hidesText: Bool) -> String {
    switch value {
    case .null: "null"
    case .bool(let value): "the boolean \(value)"
    case .int, .float: "the number \(literal(value))"
    case .string(let text): text.isEmpty ? "an empty text" : hidesText ? "a text" : "the text \(literal(value))"
    case .list(let items): items.isEmpty ? "an empty list" : "a list"
    case .map(let map): map.isEmpty ? "an empty map" : "a map"
    }
  }

  /// A type's name in words.
  static func article(_ type: String) -> String {
    switch type {
    case "array": "a list"
    case "object": "a map"
    case "integer": "an integer"
    case "string": "a text"
    case "null": "null"
    default: "a \(type)"
    }
  }

  /// `a, b or c`; a long list is cut.
  static func list(_ words: [String], _ last: String) -> String {
    if words.count > 20 { return words.prefix(20).map(cut).joined(separator: ", ") + " \(last) \(words.count - 20) more" }
    let words = words.map(cut)
    guard let final = words.last, words.count > 1 else { return words.first ?? "nothing" }
    return words.dropLast().joined(separator: ", ") + " \(last) \(final)"
  }

  static func cut(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard scalars.count > longest else { return text }
    return String(String.UnicodeScalarView(scalars.prefix(longest))) + "…"
  }
}
