/// A chart's .helmignore: which of its files Helm does not load. Archives have none; the one of a chart's folder holds for the charts
/// in it too.
///
/// Source: helm/helm 4, pkg/ignore/rules.go. A line that Helm refuses is passed over.
package struct HelmIgnore: Sendable {
  package static let fileName = ".helmignore"

  private struct Rule: Sendable {
    var pattern: NamePattern
    /// Whether what does *not* match is ignored: that is what Helm makes of `!`.
    var isNegated: Bool
    var isForFolders: Bool
    /// Whether the file's name alone has to match.
    var isForNames: Bool
  }

  private var rules: [Rule] = []

  package init(_ bytes: ArraySlice<UInt8> = []) {
    for line in bytes.split(separator: 0x0A) {
      var text = String(decoding: line, as: UTF8.self)[...]
      if text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
      while text.first?.isWhitespace == true { text.removeFirst() }
      while text.last?.isWhitespace == true { text.removeLast() }
      add(text)
    }
    add("templates/.?*")
  }

  private mutating func add(_ line: Substring) {
    guard !line.isEmpty, !line.hasPrefix("#"), !line.contains("**") else { return }
    var text = line
    let isNegated = text.hasPrefix("!")
    if isNegated { text.removeFirst() }
    let isForFolders = text.hasSuffix("/")
    if isForFolders { text.removeLast() }
    let isForNames = !text.contains("/")
    if text.hasPrefix("/") { text.removeFirst() }
    guard let pattern = NamePattern(String(text)) else { return }
    rules.append(Rule(pattern: pattern, isNegated: isNegated, isForFolders: isForFolders, isForNames: isForNames))
  }

  /// - Parameter path: relative to the chart; nothing within an ignored folder is loaded.
  package func ignores(_ path: String, isFolder: Bool) -> Bool {
    for rule in rules {
      let matches = rule.pattern.matches(rule.isForNames ? FilePath.split(path).name : path)
      if rule.isNegated {
        if rule.isForFolders && !isFolder || !matches { return true }
      } else if matches, isFolder || !rule.isForFolders {
        return true
      }
    }
    return false
  }
}
