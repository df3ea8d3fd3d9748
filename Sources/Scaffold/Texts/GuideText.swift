import ChartModel
import StackFile

/// The README of the folder that is begun: what is in it, the commands that come next, and the Secrets.
enum GuideText {
  static let namespace = "monitoring"

  static func text(_ plan: ScaffoldPlan, _ stack: WindowsNodes, _ chart: ChartDefinition) -> String {
    """
    # \(plan.name)

    \(stack.summary)

    | file | holds |
    |---|---|
    | `\(specFile(plan))` | the spec: what the chart is made of |
    | `values/example.yaml` | values of one installation: copy it for each cluster |
    | `chart/` | the chart, written by wingen; commit it, and do not edit it |

    ## Next

    Make the namespace\(needsPrivileges(stack) ? "; it must allow what node agents do" : ""):

    ```sh
    \(namespaceCommands(stack))
    ```

    Make the Secrets below, and give `values/example.yaml` your addresses. Then write the chart, check what it would install, install it:

    ```sh
    wingen build . -o chart
    wingen render . --namespace \(namespace) -f values/example.yaml | wingen lint -
    \(installation(plan))
    ```

    `wingen verify .` checks the chart over all settings that matter, not only over these. After a change of the spec run the last three
    commands again.

    ## What must be there

    \(stack.info.prerequisites.map { "* \($0)" }.joined(separator: "\n"))

    \(secrets(chart.neededSecrets))
    """
  }

  private static func specFile(_ plan: ScaffoldPlan) -> String { plan.format == .swift ? "Stack.swift" : StackFile.fileName }

  private static func installation(_ plan: ScaffoldPlan) -> String {
    "helm upgrade --install \(plan.name) chart --namespace \(namespace) -f values/example.yaml"
  }

  /// HostProcess pods and mounts of the nodes' folders (kubernetes.io, "Pod Security Standards").
  private static func needsPrivileges(_ stack: WindowsNodes) -> Bool { stack.options.logs || stack.options.strategy == .hostProcess }

  private static func namespaceCommands(_ stack: WindowsNodes) -> String {
    let create = "kubectl create namespace \(namespace)"
    guard needsPrivileges(stack) else { return create }
    return create + "\nkubectl label namespace \(namespace) pod-security.kubernetes.io/enforce=privileged"
  }

  private static func secrets(_ needs: [SecretNeed]) -> String {
    if needs.isEmpty { return "No Secrets are needed with the chart's defaults.\n" }
    let commands = needs.map { SecretCommands.text($0, namespace: namespace) }.joined(separator: "\n\n")
    return """
      ## Secrets

      In bash; what is typed is neither shown nor an argument of a program.
      ```bash
      \(commands)
      ```

      """
  }
}
