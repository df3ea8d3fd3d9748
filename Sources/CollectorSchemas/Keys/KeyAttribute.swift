import YAML

/// Reads what stands behind a key's type.
enum KeyAttribute {
  /// - Returns: false if the word is none.
  static func read(_ word: String, into key: inout ConfigurationKey) -> Bool {
    if let number = number(word, after: ">=") { key.least = number; return true }
    if let number = number(word, after: "<=") { key.most = number; return true }
    if let number = number(word, after: ">") {
      key.least = number
      key.excludesLeast = true
      return true
    }
    if word.hasPrefix("~") || word.hasPrefix("=") {
      key.ignoresCase = word.hasPrefix("~")
      key.words = list(word.dropFirst())
      return true
    }
    if word == "deprecated" {
      key.deprecated = .unknown
      return true
    }
    guard let sign = word.firstIndex(of: "=") else { return false }
    let value = String(word[word.index(after: sign)...])
    switch word[..<sign] {
    case "since": key.since = CollectorVersion(value)
    case "gone": key.gone = CollectorVersion(value)
    case "deprecated": key.deprecated = CollectorVersion(value)
    case "open-before": key.closedSince = CollectorVersion(value)
    case "serves": key.serves = value
    case "port":
      let parts = value.split(separator: ":" as Character).map(String.init)
      guard parts.count == 2 else { return false }
      key.port = ConfigurationKey.Port(name: parts[0], standard: parts[1])
    case "when", "unless":
      let parts = value.split(separator: ":" as Character).map(String.init)
      guard parts.count == 2 else { return false }
      key.condition = ConfigurationKey.Condition(key: parts[0], value: YAMLValue(table: parts[1]), holds: word.hasPrefix("when"))
    case "keys": key.closedKeys = list(value)
    default: return false
    }
    return true
  }

  private static func list(_ text: some StringProtocol) -> [String] {
    text.split(separator: "," as Character, omittingEmptySubsequences: false).map { $0 == "''" ? "" : String($0) }
  }

  private static func number(_ word: String, after sign: String) -> Double? {
    word.hasPrefix(sign) ? Double(word.dropFirst(sign.count)) : nil
  }
}

extension CollectorVersion {
  /// A release before all others, where it is not known which one did something.
  static let unknown = CollectorVersion(0, 0)
}
