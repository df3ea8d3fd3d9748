import Diagnostics
import Scheduling
import YAML

enum NodeBuildWithoutPod: ScopeRule {
  static let about = RuleDescription(
    "WIN053", "node-build-without-pod", .error, "Nodes of one of the cluster's Windows builds get none of the pods that the others get.",
    explanation: """
      A DaemonSet whose image is bound to a Windows build exists once for each build. The configuration tells the builds of the cluster's Windows
      nodes, and for one of them there is no such DaemonSet: these nodes have no pod of it, and nothing says so. Which DaemonSets belong
      together is told by their `app.kubernetes.io` labels `name`, `instance` and `component`.

      Add a DaemonSet, and an image, for that build.
      """,
    sources: [
      "MicrosoftDocs/Virtualization-Documentation virtualization/windowscontainers/deploy-containers/version-compatibility.md",
      "kubernetes.io, \"Recommended Labels\"",
    ])

  static func check(_ scope: ScopeView, _ report: inout RuleReport) {
    let wanted = report.cluster.windowsBuilds
    guard scope.isWhole, !wanted.isEmpty else { return }
    var groups: [[String: String]: Group] = [:]
    for pod in scope.pods where pod.object.kind == "DaemonSet" && pod.isWindows {
      guard let labels = recommendedLabels(of: pod.object) else { continue }
      groups[labels, default: Group(first: pod)].add(pod)
    }
    for group in groups.values.sorted(by: { $0.first.object.document < $1.first.object.document }) where group.isBound {
      let missing = wanted.filter { !group.builds.contains($0) }
      guard !missing.isEmpty else { continue }
      report.add(
        group.first, group.selection,
        "nodes with \(SelectedBuilds.title(missing)) get no such pod: it is there for \(SelectedBuilds.title(group.builds)) only",
        hint: "add one for that build, with an image that runs on it")
    }
  }

  /// DaemonSets that do the same on different nodes.
  private struct Group {
    let first: PodView
    /// Where the first asks for its builds, from the pod's specification.
    private(set) var selection: [PathElement] = []
    private(set) var builds: [WindowsBuild] = []
    /// Each asks for builds: one that does not is there for all.
    private(set) var isBound = true

    init(first: PodView) { self.first = first }

    mutating func add(_ pod: PodView) {
      guard let selected = SelectedBuilds(pod) else {
        isBound = false
        return
      }
      if builds.isEmpty { selection = selected.path }
      builds = WindowsBuild.allCases.filter { builds.contains($0) || selected.builds.contains($0) }
    }
  }

  /// Nil for an object without them: two that have none need not belong together.
  private static func recommendedLabels(of object: ObjectView) -> [String: String]? {
    let labels = object.value["metadata"]?["labels"]
    let found = ["name", "instance", "component"].compactMap { part in
      labels?["app.kubernetes.io/\(part)"]?.string.map { (part, $0) }
    }
    return found.isEmpty ? nil : Dictionary(found) { first, _ in first }
  }
}
