import Diagnostics
import YAML

enum PodSecurityLevel: ScopeRule {
  static let about = RuleDescription(
    "K8S116", "pod-security-level", .error, "A pod goes into a namespace whose Pod Security level refuses it.",
    explanation: """
      A Namespace with the label `pod-security.kubernetes.io/enforce` admits only pods of that level. Deployments and other workloads are
      accepted, with a warning at most, but none of their pods is ever made. A level that is misspelt makes the API server refuse the
      Namespace.

      A Windows pod is exempt from the checks for privilege escalation, capabilities and seccomp, which mean nothing there, but only if
      its `os.name` is `windows`: the node selector does not count. It must say `runAsNonRoot: true` as any other.

      Set what the finding names, or put the workload into a namespace of another level.
      """,
    sources: [
      "kubernetes/pod-security-admission policy/check_*.go, api/helpers.go", "kubernetes.io, \"Pod Security Standards\"",
    ])

  static func check(_ scope: ScopeView, _ report: inout RuleReport) {
    for namespace in scope.objects where namespace.kind == "Namespace" && namespace.group.isEmpty {
      let labels = namespace.labels
      guard !labels.isEmpty, let name = namespace.name else { continue }
      checkWords(namespace, labels, &report)
      guard let policy = PodSecurityPolicy(labels: labels, cluster: report.cluster.kubernetes), policy.level != .privileged else {
        continue
      }
      // HostProcess pods have a rule of their own.
      for pod in scope.pods(in: name) where !pod.isHostProcess && pod.object.kind != "PodTemplate" {
        let violations = policy.violations(of: pod)
        guard !violations.isEmpty else { continue }
        report.add(
          pod, [], "the namespace's level \(policy.title) refuses this pod: \(wording(violations))",
          related: [.init("the level of the namespace", at: namespace.place(["metadata", "labels", .key(PodSecurityPolicy.enforce)]))],
          hint: hint(pod))
      }
    }
  }

  private static func checkWords(_ namespace: ObjectView, _ labels: YAMLMap, _ report: inout RuleReport) {
    for mode in ["enforce", "audit", "warn"] {
      let key = "pod-security.kubernetes.io/" + mode
      guard let word = labels[key]?.string, PodSecurityPolicy.Level(rawValue: word) == nil else { continue }
      let levels = PodSecurityPolicy.Level.allCases.map(\.rawValue)
      report.add(
        namespace, ["metadata", "labels", .key(key)], "\(GoText.quoted(word)) is no Pod Security level, and the Namespace is refused",
        hint: nearestMatch(to: word, among: levels).map { "did you mean \($0)?" } ?? "it can be privileged, baseline or restricted")
    }
  }

  private static func wording(_ violations: [PodSecurityViolation]) -> String {
    violations.map { "\($0.reason) (\($0.detail))" }.joined(separator: ", ")
  }

  private static func hint(_ pod: PodView) -> String {
    pod.isWindows && pod.system.declared == nil
      ? "set os.name to windows, which exempts it from what Windows lacks, and what else the level asks for"
      : "set what the level asks for, or use a namespace of another level"
  }
}
