import Diagnostics
import YAML

/// A pod that nothing places by operating system: it may land on nodes of either.
struct FreePod {
  /// Other labels may keep it to the right nodes; nobody can tell here.
  let mayBeKept: Bool

  /// Nil if the pod is placed after all, or nobody can tell.
  init?(_ pod: PodView, in cluster: ClusterFacts) {
    guard pod.system.placement == nil, !pod.runtimeClassUse.isOutOfView else { return nil }
    let choice = NodeChoice(pod)
    guard !choice.isSettled, !choice.namesSystem else { return nil }
    if !pod.isWindows, pod.isKeptOff(by: cluster.windowsTaints ?? []) { return nil }
    if pod.preferredSystem != nil || pod.runsAnywhere { return nil }
    mayBeKept = choice.hasOtherLabels
  }
}

extension RuleReport {
  /// A finding on a pod that is free to land anywhere: a warning where there are Windows nodes or pods, else information.
  mutating func add(free: FreePod, _ pod: PodView, _ path: [PathElement], _ message: String, hint: String) {
    add(pod, path, message, severity: .info, hint: hint)
    if !free.mayBeKept { setSeverityAmongWindows(.warning) }
  }
}

extension PodView {
  /// Whether all its images exist for both systems under one name, as those of the pause container do.
  /// Source: kubernetes.io, "Windows containers in Kubernetes", "Pause container".
  var runsAnywhere: Bool {
    !containers.isEmpty
      && containers.allSatisfy { container in
        guard let image = container.image, image.hasBytes("pause") else { return false }
        let repository = ImageReference(image).repository
        return repository == "registry.k8s.io/pause" || repository == "mcr.microsoft.com/oss/kubernetes/pause"
      }
  }
}
