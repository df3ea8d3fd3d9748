import YAML

extension TextBlock {
  /// A fixed map entry; its lines are one block, because nothing in them depends on anything.
  static func fixed(_ key: String, _ value: YAMLValue, indent: Int) -> TextBlock {
    var writer = YAMLDocumentWriter()
    writer.entry(key, value, indent: indent)
    return literal(String(writer.text.dropLast()))
  }

  /// A fixed list item.
  static func fixed(item value: YAMLValue, indent: Int) -> TextBlock {
    var writer = YAMLDocumentWriter()
    writer.item(value, indent: indent)
    return literal(String(writer.text.dropLast()))
  }
}
