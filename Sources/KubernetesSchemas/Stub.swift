public import ChartModel
public import Diagnostics
public import YAML

public struct KubernetesSchemas: Sendable {
  public init(version: KubernetesVersion?) {}
  public mutating func add(crd: YAMLValue) -> [SchemaViolation] { [] }
  public func check(_ object: YAMLValue, _ report: (SchemaViolation) -> Void) {}
}
public struct SchemaViolation: Sendable {
  public var path: [PathElement]
  public var finding: (code: DiagnosticCode, severity: Severity, message: String, hint: String?) { ("K8S001", .error, "", nil) }
}
