import Diagnostics
import YAML

enum RestartPolicy: PodRule {
  static let about = RuleDescription(
    "K8S127", "restart-policy", .error, "A pod template's restartPolicy is not for its workload.",
    explanation: """
      The pods of Deployments, DaemonSets, StatefulSets and ReplicaSets run until they are removed: their `restartPolicy` is `Always`, and
      the API server refuses any other. The pods of Jobs and CronJobs come to an end: theirs is `Never` or `OnFailure`. It must be written,
      since `Always` is the default everywhere.
      """,
    sources: [
      "kubernetes/kubernetes pkg/apis/apps/validation/validation.go (ValidatePodTemplateSpecForReplicaSet, ValidateDaemonSetSpec)",
      "kubernetes/kubernetes pkg/apis/batch/validation/validation.go (validateJobSpec)",
    ])

  static func check(_ pod: PodView, _ report: inout RuleReport) {
    guard pod.isOfKubernetes else { return }
    let value = pod.spec["restartPolicy"]
    let policy = value == nil || value == .null ? "" : value?.string ?? "?"
    let kind = pod.object.kind
    switch kind {
    case "Job", "CronJob":
      if policy == "Always" {
        report.add(pod, ["restartPolicy"], "restartPolicy Always is not for a \(kind), whose pods come to an end", hint: ending)
      } else if policy.isEmpty {
        report.add(pod, ["restartPolicy"], "a \(kind) needs restartPolicy Never or OnFailure: the default is Always", hint: ending)
      }
    case "Deployment", "DaemonSet", "StatefulSet", "ReplicaSet", "ReplicationController":
      // Other words are the schema check's.
      if policy == "Never" || policy == "OnFailure" {
        report.add(
          pod, ["restartPolicy"], "restartPolicy \(policy) is not for a \(kind), whose pods run on", hint: "remove it, or use a Job")
      }
    default: break
    }
  }

  private static let ending = "set restartPolicy to Never or OnFailure"
}
