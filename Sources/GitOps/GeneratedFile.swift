public import OutputTree
public import YAML

/// Files of objects as the writers of this module make them: a comment on top, then the documents.
public enum GeneratedFile {
  /// The first line of every file that the next run writes anew.
  public static let notice = "Written by wingen from the fleet file; the next run overwrites changes."

  /// - Parameters:
  ///   - comment: what a reader of the file should know; below the notice.
  ///   - documents: one at least.
  public static func yaml(_ path: String, comment: String = "", _ documents: [YAMLValue]) throws -> OutputFile {
    try OutputFile(path: path, text: text(notice + (comment.isEmpty ? "" : "\n" + comment), documents))
  }

  /// A file that the user goes on with.
  public static func seed(_ path: String, comment: String, _ document: YAMLValue) throws -> OutputFile {
    try OutputFile(path: path, text: text(comment, [document]), isSeed: true)
  }

  private static func text(_ comment: String, _ documents: [YAMLValue]) -> String {
    var writer = YAMLDocumentWriter()
    writer.comment(comment)
    return writer.text + YAMLEmitter.text(for: documents)
  }
}

extension YAMLMap {
  /// Sets a value unless it is empty: an empty map, list or string, or nil.
  mutating func put(_ key: String, _ value: YAMLValue?) {
    switch value {
    case nil: return
    case .map(let map) where map.isEmpty: return
    case .list(let list) where list.isEmpty: return
    case .string(let text) where text.isEmpty: return
    default: self[key] = value
    }
  }
}

extension YAMLValue {
  /// An object of the Kubernetes API with the given content beside its identity.
  static func object(
    _ apiVersion: String, _ kind: String, name: String, namespace: String?, labels: YAMLMap = [:], annotations: YAMLMap = [:],
    finalizers: [String] = [], _ content: YAMLMap
  ) -> YAMLValue {
    var metadata: YAMLMap = ["name": .string(name)]
    if let namespace { metadata["namespace"] = .string(namespace) }
    metadata.put("labels", .map(labels))
    metadata.put("annotations", .map(annotations))
    metadata.put("finalizers", .list(finalizers.map(YAMLValue.string)))
    return .map(
      YAMLMap(
        [
          .init(key: "apiVersion", value: .string(apiVersion)), .init(key: "kind", value: .string(kind)),
          .init(key: "metadata", value: .map(metadata)),
        ] + content.entries))
  }
}

extension YAMLMap {
  /// Entries in the order of their keys' bytes.
  init(_ texts: [String: String]) {
    self.init(
      texts.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map { Entry(key: $0.key, value: .string($0.value)) })
  }
}
