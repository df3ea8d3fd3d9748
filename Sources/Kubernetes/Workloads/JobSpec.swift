import ChartModel
import YAML

/// What a Job makes of a pod's failure beyond counting it (kubernetes.io, "Handling retriable and non-retriable pod failures with Pod
/// failure policy"). Needs the restart policy `Never`. On by default since Kubernetes 1.26.
public struct PodFailurePolicy: Sendable, Hashable {
  fileprivate var container: String
  fileprivate var exitCodes: [Int]

  /// The Job has failed, and tries no more, once this container ends with one of these statuses.
  public static func failJob(onExitCodes exitCodes: [Int], of container: String) -> PodFailurePolicy {
    PodFailurePolicy(container: container, exitCodes: exitCodes)
  }

  fileprivate func encode(into map: inout MapBuilder) {
    let rule = MapBuilder.tree { rule in
      rule.put("action", "FailJob")
      rule.map("onExitCodes") { codes in
        codes.put("containerName", fixed: container)
        codes.put("operator", "In")
        codes.list("values", exitCodes.map { Expr<Int>($0) })
      }
      // Empty counts as absent (kubernetes/kubernetes pkg/apis/batch/validation), but 1.28's schema calls the field required.
      rule.put("onPodConditions", tree: .value(.list([])))
    }
    map.list("rules", [rule])
  }
}

/// What a Job and the Jobs of a CronJob have in common.
struct JobSpec {
  var backoffLimit: Expr<Int>?
  var activeDeadline: Expr<Int>?
  var ttlAfterFinished: Expr<Int>?
  var completions: Expr<Int>?
  var parallelism: Expr<Int>?
  var podFailurePolicy: PodFailurePolicy?

  func encode(into map: inout MapBuilder, template: PodTemplate, component: String) {
    map.put("completions", completions)
    map.put("parallelism", parallelism)
    map.put("backoffLimit", backoffLimit)
    map.put("activeDeadlineSeconds", activeDeadline)
    map.put("ttlSecondsAfterFinished", ttlAfterFinished)
    if let podFailurePolicy { map.map("podFailurePolicy") { podFailurePolicy.encode(into: &$0) } }
    map.map("template") { template.encode(into: &$0, component: component, selectorLabels: []) }
  }
}
