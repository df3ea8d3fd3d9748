import YAML

/// Makes names of Swift declarations, each once.
struct Identifiers {
  private var used: Set<String>

  init(reserved: [String]) { used = Set(reserved) }

  /// The name if it is still free, else with a number behind it.
  mutating func unique(_ name: String) -> String {
    if used.insert(name).inserted { return name }
    var number = 2
    while !used.insert(name + String(number)).inserted { number += 1 }
    return name + String(number)
  }

  /// `webConfigMap` for the ConfigMap `web`, without the release's part of the name.
  static func property(name: String, kind: String, fullname: String?) -> String {
    var name = name[...]
    if let fullname, name.hasPrefix(fullname + "-") { name = name.dropFirst(fullname.utf8.count + 1) }
    let words = words(name) + [words(kind[...]).joined()]
    let text = words.enumerated().map { $0 == 0 ? $1.lowercasingFirst : $1.uppercasingFirst }.joined()
    guard let first = text.first else { return "object" }
    return first.isNumber ? "object" + text : text
  }

  /// `WindowsMetricsChart` for `windows-metrics`.
  static func type(chart: String) -> String { words(chart[...]).map(\.uppercasingFirst).joined() + "Chart" }

  private static func words(_ text: Substring) -> [String] {
    text.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }.map(String.init)
  }
}

extension String {
  /// The first word in lower case: `ConfigMap` is `configMap`.
  fileprivate var lowercasingFirst: String { prefix(1).lowercased() + dropFirst() }
  fileprivate var uppercasingFirst: String { prefix(1).uppercased() + dropFirst() }
}
