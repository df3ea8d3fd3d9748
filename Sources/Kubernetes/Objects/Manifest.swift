public import ChartModel
import Diagnostics

/// An object of any kind, such as a custom resource.
public struct Manifest: ChartElement {
  public let parts: [ChartPart]

  /// - Parameters:
  ///   - namespaced: whether the kind lives in namespaces.
  ///   - component: the value of `app.kubernetes.io/component`; the name's own unless given.
  ///   - userLabels: labels out of values.yaml; ours win.
  ///   - body: puts everything after the metadata.
  public init(
    apiVersion: String, kind: String, name: ObjectName, namespaced: Bool = true, component: String? = nil, labels: [Pair] = [],
    annotations: [Pair] = [], userLabels: Expr<[String: String]>? = nil, fileID: String = #fileID, line: Int = #line, column: Int = #column,
    _ body: (inout MapBuilder) -> Void
  ) {
    let metadata = ObjectMetadata(
      namespaced ? name : name.acrossNamespaces, component: component, labels: labels, annotations: annotations,
      userLabels: userLabels, origin: SourceLocation(file: fileID, line: line, column: column))
    let entries = MapBuilder.entries { map in
      metadata.encode(into: &map, isNamespaced: namespaced, nameLimit: 63)
      body(&map)
    }
    let document = Document(apiVersion: apiVersion, kind: kind, entries: entries, origin: metadata.origin)
    parts = [.object(ChartObject(document: document, file: metadata.file(kind: kind)))]
  }
}
