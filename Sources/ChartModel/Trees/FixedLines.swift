import YAML

extension [TextBlock] {
  /// A fixed map entry as lines.
  static func fixed(_ key: String, _ value: YAMLValue, indent: Int) -> [TextBlock] {
    var writer = YAMLDocumentWriter()
    writer.entry(key, value, indent: indent)
    return TextBlock.fixed(writer.text)
  }

  /// A fixed list item as lines.
  static func fixed(item value: YAMLValue, indent: Int) -> [TextBlock] {
    var writer = YAMLDocumentWriter()
    writer.item(value, indent: indent)
    return TextBlock.fixed(writer.text)
  }
}
