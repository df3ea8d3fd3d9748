/// Writes values as YAML in block style, in text that every reader of YAML 1.1 and 1.2 gives back unchanged.
public enum YAMLEmitter {
  /// What may differ between texts of the same value.
  public struct Options: Sendable, Hashable {
    /// Keys in the order of their bytes instead of the order of the map.
    public var sortsKeys = false

    /// Maps in their own order.
    public init() {}
  }

  /// One document, without `---`.
  public static func text(for value: YAMLValue, options: Options = Options()) -> String {
    var writer = YAMLDocumentWriter()
    writer.value(options.sortsKeys ? value.sortedByKey : value)
    return writer.text
  }

  /// Documents with `---` between them.
  public static func text(for documents: some Sequence<YAMLValue>, options: Options = Options()) -> String {
    var writer = YAMLDocumentWriter()
    for (index, document) in documents.enumerated() {
      if index > 0 { writer.documentSeparator() }
      writer.value(options.sortsKeys ? document.sortedByKey : document)
    }
    return writer.text
  }
}

extension YAMLValue {
  /// The same value, the keys of all maps in the order of their UTF-8 bytes.
  public var sortedByKey: YAMLValue {
    switch self {
    case .list(let items): .list(items.map(\.sortedByKey))
    case .map(let map):
      .map(
        YAMLMap(
          map.entries.map { YAMLMap.Entry(key: $0.key, value: $0.value.sortedByKey) }
            .sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }))
    default: self
    }
  }
}
