public import ChartModel
import Diagnostics

/// What Pod Security lets the pods of a namespace do (kubernetes.io, "Pod Security Standards").
public enum PodSecurityLevel: String, Sendable {
  /// Everything. HostProcess pods need it.
  case privileged
  /// No known way to more privileges: no HostProcess, no host namespaces, no hostPath.
  case baseline
  /// Hardened pods only.
  case restricted
}

/// A namespace beside the release's own, which Helm makes itself.
public struct Namespace: KubernetesObject {
  public static let apiVersion = "v1"
  public static let kind = "Namespace"
  public static let isNamespaced = false

  public let metadata: ObjectMetadata

  /// - Parameter podSecurity: what pods in it may do; nil for the cluster's default.
  public init(
    _ name: ObjectName, podSecurity: PodSecurityLevel? = nil, labels: [Pair] = [], annotations: [Pair] = [], fileID: String = #fileID,
    line: Int = #line, column: Int = #column
  ) {
    let level = podSecurity.map { [Pair("pod-security.kubernetes.io/enforce", Expr(literal: $0.rawValue))] } ?? []
    metadata = ObjectMetadata(
      name, labels: level + labels, annotations: annotations, origin: SourceLocation(file: fileID, line: line, column: column))
  }

  public func encode(into map: inout MapBuilder) {}
}
