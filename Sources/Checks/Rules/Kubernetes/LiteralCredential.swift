import Diagnostics
import YAML

enum LiteralCredential: PodRule {
  static let about = RuleDescription(
    "K8S113", "literal-credential", .warning, "A password or token stands in a pod's specification.",
    explanation: """
      Whoever may read a workload reads its environment and arguments: that is far more people than may read Secrets. The text also stands
      in the release's history, in the repository, and, as an argument, in every list of the node's processes.

      Keep it in a Secret. Take it from there with `valueFrom.secretKeyRef`, or mount it as a file and name the file; as an argument
      `$(NAME)` is replaced by the variable of that name, but then shows in lists of processes all the same.
      """,
    sources: [
      "kubernetes.io, \"Good practices for Kubernetes Secrets\"",
      "kubernetes.io, \"Distribute Credentials Securely Using Secrets\"",
    ])

  static func check(_ pod: PodView, _ report: inout RuleReport) {
    for container in pod.containers {
      for (index, variable) in (container.value["env"]?.list ?? []).enumerated() {
        guard let value = variable["value"]?.string, !value.isEmpty, let name = variable["name"]?.string else { continue }
        if let kind = CredentialKind(variable: name[...]), CredentialValue.isLiteral(value[...], kind) {
          report.add(
            pod, container, ["env", .index(index), "value"], "the variable \(name) holds its \(noun(kind)) in plain text", hint: hint)
        } else if CredentialValue.isInAddress(value[...]) {
          report.add(
            pod, container, ["env", .index(index), "value"], "the address in the variable \(name) holds a password in plain text",
            hint: hint)
        }
      }
      check("command", of: container, pod, &report)
      check("args", of: container, pod, &report)
    }
  }

  private static func check(_ field: String, of container: ContainerView, _ pod: PodView, _ report: inout RuleReport) {
    guard let items = container.value[field]?.list else { return }
    for (index, item) in items.enumerated() {
      guard let text = item.string else { continue }
      let next = index + 1 < items.count ? items[index + 1].string : nil
      guard let holder = CredentialArguments.holder(text, next: next) else { continue }
      report.add(pod, container, [.key(field), .index(index)], wording(holder, field), hint: hint)
    }
  }

  private static func noun(_ kind: CredentialKind) -> String {
    switch kind {
    case .password: "password"
    case .token: "secret"
    }
  }

  private static func wording(_ holder: CredentialArguments.Holder, _ field: String) -> String {
    switch holder {
    case .option(let name): "the option \(name) holds its secret in plain text"
    case .variable(let name): "\(field) sets \(name) to a secret in plain text"
    case .address: "an address in \(field) holds a password in plain text"
    }
  }

  private static let hint = "keep it in a Secret, and take it from there with valueFrom.secretKeyRef or as a file"
}
