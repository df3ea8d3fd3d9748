public import ChartModel
import Diagnostics

/// A way to run pods, with the nodes that can. Keeps Windows pods on nodes of their own build.
public struct RuntimeClass: KubernetesObject {
  public static let apiVersion = "node.k8s.io/v1"
  public static let kind = "RuntimeClass"
  public static let isNamespaced = false

  public let metadata: ObjectMetadata
  private let handler: Expr<String>
  private let nodeSelector: [Pair]
  private let tolerations: Expr<Tolerations>?

  /// - Parameters:
  ///   - name: a literal gets the release's namespace in front. Pods name it by `runtimeClassName`.
  ///   - handler: the container runtime's own name, such as `runhcs-wcow-process`. Cannot change once installed.
  ///   - nodeSelector: joined to that of every pod of the class; pods with a contrary one are refused.
  ///   - tolerations: likewise.
  public init(
    _ name: ObjectName, handler: Expr<String>, nodeSelector: [Pair] = [], tolerations: Expr<Tolerations>? = nil,
    fileID: String = #fileID, line: Int = #line, column: Int = #column
  ) {
    metadata = ObjectMetadata(name.acrossNamespaces, origin: SourceLocation(file: fileID, line: line, column: column))
    self.handler = handler
    self.nodeSelector = nodeSelector
    self.tolerations = tolerations
  }

  public func encode(into map: inout MapBuilder) {
    map.put("handler", handler)
    map.map("scheduling") { scheduling in
      scheduling.map("nodeSelector") { $0.put(nodeSelector) }
      scheduling.put("tolerations", tolerations)
    }
  }
}
