/// A node selector that names the operating system and then takes in the user's values, which may name it again: of two equal keys Helm
/// keeps the last, other readers refuse both.
///
/// Only what its lines show beyond doubt is found: the key as it is, then an action with `toYaml` of the values' `nodeSelector`.
struct NodeSelectorOverride {
  var key: String
  /// Of the action, in bytes of the file.
  var offset: Int

  private struct Line {
    var text: Substring
    var indentation: Int
    var offset: Int

    var isAction: Bool { text.hasPrefix("{{") }
  }

  static func find(in bytes: ArraySlice<UInt8>) -> [NodeSelectorOverride] {
    guard bytes.hasBytes("kubernetes.io/os"), bytes.hasBytes("toYaml"), bytes.hasBytes("nodeSelector:") else { return [] }
    let lines = self.lines(bytes)
    return lines.indices.compactMap { index in
      guard let key = key(lines[index]), isInSelector(lines, index), let action = userValues(lines, after: index) else { return nil }
      return NodeSelectorOverride(key: key, offset: action.offset)
    }
  }

  private static func lines(_ bytes: ArraySlice<UInt8>) -> [Line] {
    bytes.split(separator: 0x0A).compactMap { line in
      let start = line.prefix { $0 == 0x20 }.count
      let text = String(decoding: line.dropFirst(start), as: UTF8.self)
      return text.isEmpty || text.hasPrefix("#") ? nil : Line(text: text[...], indentation: start, offset: line.startIndex + start)
    }
  }

  /// The key, if the line gives it a value by itself.
  private static func key(_ line: Line) -> String? {
    for key in ["kubernetes.io/os", "beta.kubernetes.io/os"] {
      for written in [key, "\"\(key)\"", "'\(key)'"] where line.text.hasPrefix(written + ":") {
        return line.text.hasBytes("{{") ? nil : key
      }
    }
    return nil
  }

  private static func isInSelector(_ lines: [Line], _ index: Int) -> Bool {
    let parent = lines[..<index].last { !$0.isAction && $0.indentation < lines[index].indentation }
    return parent.map { $0.text.hasPrefix("nodeSelector:") } ?? false
  }

  private static func userValues(_ lines: [Line], after index: Int) -> Line? {
    var isWithinSelector = false
    for line in lines[(index + 1)...] {
      guard line.isAction else {
        if line.indentation < lines[index].indentation { return nil }
        continue
      }
      if line.text.hasBytes("else") { return nil }
      let namesSelector = line.text.hasBytes(".Values") && line.text.hasBytes("nodeSelector")
      // Whoever leaves something out has thought of the key.
      if line.text.hasBytes("omit") { return nil }
      if line.text.hasBytes("toYaml"), namesSelector || isWithinSelector && line.text.hasBytes("toYaml .") {
        return line
      }
      if line.text.hasBytes("with "), namesSelector { isWithinSelector = true }
      if line.text.hasBytes(" end ") { isWithinSelector = false }
    }
    return nil
  }
}
