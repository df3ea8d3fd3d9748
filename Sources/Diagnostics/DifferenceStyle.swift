extension TextStyle {
  /// A unified diff of one file or several, painted as git does: headers bold, places of hunks blue, removed lines red, added ones green.
  public func unifiedDiff(_ text: String) -> String {
    if !color { return text }
    // Inside a hunk, a line that begins with --- is a removed one: what is left of the hunk tells.
    var (old, new) = (0, 0)
    return byLines(text) { line in
      if old > 0 || new > 0 {
        switch line.utf8.first {
        case UInt8(ascii: "-"): old -= 1
        case UInt8(ascii: "+"): new -= 1
        case UInt8(ascii: "\\"): break
        default: (old, new) = (old - 1, new - 1)
        }
        return changeRole(of: line)
      }
      if let hunk = Self.lineCounts(ofHunk: line) {
        (old, new) = hunk
        return .gutter
      }
      return line.hasPrefix("--- ") || line.hasPrefix("+++ ") ? .emphasis : nil
    }
  }

  /// A list of changes: lines are removed, added or a warning by the sign before their first word.
  public func changes(_ text: String) -> String {
    color ? byLines(text) { changeRole(of: $0.drop { $0 == " " }) } : text
  }

  private func changeRole(of line: Substring) -> Role? {
    switch line.utf8.first {
    case UInt8(ascii: "-"): .removed
    case UInt8(ascii: "+"): .added
    case UInt8(ascii: "!"): .severity(.warning)
    default: nil
    }
  }

  private func byLines(_ text: String, role: (Substring) -> Role?) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { line in role(line).map { styled(line, $0) } ?? String(line) }.joined(separator: "\n")
  }

  /// How many lines of each side stand below `@@ -1,3 +1,4 @@`; without a number, one.
  private static func lineCounts(ofHunk line: Substring) -> (old: Int, new: Int)? {
    let words = line.split(separator: " ")
    guard words.count >= 4, words[0] == "@@" else { return nil }
    let counts = words[1...2].map { word in
      word.split(separator: ",").dropFirst().first.map { Int($0) ?? 0 } ?? 1
    }
    return (counts[0], counts[1])
  }
}
