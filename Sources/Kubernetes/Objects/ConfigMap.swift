public import ChartModel
import Diagnostics
import YAML

/// An entry of a ConfigMap: a file for the pods that mount it.
public struct DataEntry: Sendable {
  let key: String
  let tree: Tree

  /// A text that is fixed when the chart is built.
  public init(_ key: String, text: String) {
    self.key = key
    tree = .value(.string(text))
  }

  /// A text of lines with holes. The first line must always be there and begin with something visible.
  public init(_ key: String, lines: [TextBlock]) {
    self.key = key
    tree = .text(.lines(lines))
  }

  /// The text of a named template, so that a checksum can be taken of just that text.
  public init(_ key: String, helper: String) {
    self.key = key
    tree = .text(.helper(helper))
  }

  /// A text of one line.
  public init(_ key: String, value: Expr<String>) {
    self.key = key
    tree = .folding(value.expression)
  }
}

/// Texts that pods mount as files or read as environment variables.
public struct ConfigMap: KubernetesObject {
  public static let apiVersion = "v1"
  public static let kind = "ConfigMap"

  public let metadata: ObjectMetadata
  private let data: [DataEntry]
  private let immutable: Bool?

  /// - Parameters:
  ///   - immutable: the data can never change again; the name must change with it.
  ///   - userLabels: labels out of values.yaml; ours win.
  public init(
    _ name: ObjectName, component: String? = nil, data: [DataEntry], immutable: Bool? = nil, labels: [Pair] = [],
    annotations: [Pair] = [], userLabels: Expr<[String: String]>? = nil,
    fileID: String = #fileID, line: Int = #line, column: Int = #column
  ) {
    metadata = ObjectMetadata(
      name, component: component, labels: labels, annotations: annotations, userLabels: userLabels,
      origin: SourceLocation(file: fileID, line: line, column: column))
    self.data = data
    self.immutable = immutable
  }

  public func encode(into map: inout MapBuilder) {
    map.put("immutable", immutable)
    map.map("data") { map in for entry in data { map.put(entry.key, tree: entry.tree) } }
  }
}
