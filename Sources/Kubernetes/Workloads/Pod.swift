public import ChartModel
import Diagnostics

/// A pod that no controller looks after, such as a test.
public struct Pod: KubernetesObject {
  public static let apiVersion = "v1"
  public static let kind = "Pod"

  public let metadata: ObjectMetadata
  public let file: String
  private let template: PodTemplate

  /// - Parameters:
  ///   - component: the value of `app.kubernetes.io/component`; the name's own unless given.
  ///   - hook: makes the pod a Helm hook: `.test` for `helm test`.
  ///   - deletePolicy: replaces the hook's own.
  ///   - file: the file under `templates/` without its ending, such as `tests/collector`.
  ///   - pod: as a hook, with the restart policy `Never` unless it says otherwise.
  public init<OS>(
    _ name: ObjectName, component: String? = nil, hook: HelmHook? = nil, deletePolicy: [HelmHook.DeletePolicy]? = nil,
    file: String? = nil, annotations: [Pair] = [], pod: PodSpec<OS>, fileID: String = #fileID, line: Int = #line, column: Int = #column
  ) {
    var hook = hook
    if let deletePolicy { hook?.deletePolicies = deletePolicy }
    template = PodTemplate(pod, restartPolicy: hook == nil ? nil : .never)
    metadata = template.metadata(
      name, component: component, annotations: annotations + (hook?.annotations ?? []),
      origin: SourceLocation(file: fileID, line: line, column: column))
    self.file = file ?? metadata.file(kind: Self.kind)
  }

  public func encode(into map: inout MapBuilder) { template.encodeSpec(into: &map) }
}
