public import ChartModel
import Diagnostics

/// A pod that runs to its end.
///
/// A Job's pod template is immutable, so an upgrade that changes it would fail. A Job that is no hook therefore carries in its name
/// eight digits hashed over what the template depends on, the named template `…-job-inputs`: such an upgrade makes a new Job, and Helm
/// deletes the old one.
public struct Job: KubernetesObject {
  public static let apiVersion = "batch/v1"
  public static let kind = "Job"

  public let metadata: ObjectMetadata
  public let file: String
  private let spec: [MapEntry]
  private let inputs: Helper?

  /// - Parameters:
  ///   - component: the value of `app.kubernetes.io/component`; the name's own unless given.
  ///   - backoffLimit: how often a failed pod is tried again. Kubernetes' default is 6.
  ///   - activeDeadline: after so many seconds the Job has failed.
  ///   - ttlAfterFinished: seconds after which the finished Job is deleted. With GitOps it is then made again: leave it out there.
  ///   - podFailurePolicy: which failures are final.
  ///   - hook: makes the Job a Helm hook, which is deleted and made again and so keeps its name.
  ///   - renamedOnChange: false keeps the name; an upgrade that changes the pod then fails.
  ///   - pod: with the restart policy `Never` unless it says otherwise.
  public init<OS>(
    _ name: ObjectName, component: String? = nil, backoffLimit: Expr<Int>? = nil, activeDeadline: Expr<Int>? = nil,
    ttlAfterFinished: Expr<Int>? = nil, completions: Expr<Int>? = nil, parallelism: Expr<Int>? = nil,
    podFailurePolicy: PodFailurePolicy? = nil, hook: HelmHook? = nil, renamedOnChange: Bool = true, annotations: [Pair] = [],
    pod: PodSpec<OS>, fileID: String = #fileID, line: Int = #line, column: Int = #column
  ) {
    let component = component ?? name.label
    spec = MapBuilder.entries { map in
      JobSpec(
        backoffLimit: backoffLimit, activeDeadline: activeDeadline, ttlAfterFinished: ttlAfterFinished, completions: completions,
        parallelism: parallelism, podFailurePolicy: podFailurePolicy
      ).encode(into: &map, template: PodTemplate(pod, restartPolicy: .never), component: component)
    }
    var ownName = name
    if renamedOnChange, hook == nil {
      let inputs = JobInputs(label: name.label, spec: spec)
      ownName = name.appending(inputs.digest)
      self.inputs = inputs.helper
    } else {
      inputs = nil
    }
    metadata = ObjectMetadata(
      ownName, component: component, annotations: annotations + (hook?.annotations ?? []),
      origin: SourceLocation(file: fileID, line: line, column: column))
    file = metadata.file(kind: Self.kind)
  }

  public func encode(into map: inout MapBuilder) { map.map("spec", entries: spec) }

  public var parts: [ChartPart] { (inputs.map { [.helper($0)] } ?? []) + objectParts }
}
