import OutputTree
import YAML

/// Values for people to read.
enum ValueText {
  /// As JSON on one line, cut where it gets long. Control characters are escapes, so that none can steer a terminal.
  static func oneLine(_ value: YAMLValue, limit: Int = 120) -> String {
    let text = visible(JSONWriter.text(for: abbreviated(value, limit: limit), pretty: false))
    return text.count > limit ? text.prefix(limit - 1) + "…" : text
  }

  /// Enough of a value for so many characters: a ConfigMap's text may have a million.
  private static func abbreviated(_ value: YAMLValue, limit: Int) -> YAMLValue {
    switch value {
    case .string(let text): .string(String(text.prefix(limit)))
    case .list(let items): .list(items.prefix(limit).map { abbreviated($0, limit: limit) })
    case .map(let map):
      .map(YAMLMap(map.entries.prefix(limit).map { .init(key: $0.key, value: abbreviated($0.value, limit: limit)) }))
    default: value
    }
  }
}

extension ValueText {
  /// More lines than these are not compared.
  private static let longestText = 20_000

  /// The hunks of `diff -u`, without its heading; control characters are written as `\u{…}`.
  static func lineDifference(_ old: String, _ new: String) -> [String]? {
    let (before, after) = (Array(old.utf8), Array(new.utf8))
    guard before.count + after.count < 4 << 20, before.count(where: { $0 == 0x0A }) < longestText,
      after.count(where: { $0 == 0x0A }) < longestText
    else { return nil }
    let text = UnifiedDiff.text(old: before, new: after, oldName: "old", newName: "new", context: 2)
    return text.split(separator: "\n").dropFirst(2).map { visible($0) }
  }

  /// A text without characters that could steer a terminal or reorder what is around them.
  static func visible(_ text: some StringProtocol) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control where scalar != "\t", .format, .lineSeparator, .paragraphSeparator:
        result += "\\u{\(String(scalar.value, radix: 16))}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
