import Diagnostics
import YAML

enum ProbePort: PodRule {
  static let about = RuleDescription(
    "K8S123", "probe-port", .error, "A probe or lifecycle hook names a port that its container does not declare.",
    explanation: """
      A port's name in a probe or lifecycle hook is looked up among the ports of the same container. If it is not there the kubelet cannot
      run the probe: a readiness probe never succeeds, a liveness probe restarts the container again and again. A number in quotes is a
      name too, and the API server refuses names without a letter.

      Declare the port under `ports` with this name, or write the number, without quotes.
      """,
    sources: [
      "kubernetes/kubernetes pkg/probe/util.go (ResolveContainerPort)",
      "kubernetes/kubernetes pkg/kubelet/lifecycle/handlers.go (resolvePort)",
      "kubernetes/kubernetes pkg/apis/core/validation/validation.go (ValidatePortNumOrName)",
    ])

  static func check(_ pod: PodView, _ report: inout RuleReport) {
    guard pod.isOfKubernetes else { return }
    for container in pod.containers where container.list != .ephemeralContainers {
      container.visitNetworkHandlers { handler in
        guard let name = handler.value["port"]?.string, !container.declaresPort(named: name) else { return }
        if name.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
          report.add(
            pod, container, handler.path + ["port"], "\(handler.title).port \(GoText.quoted(name)) is a name, for it is in quotes",
            hint: "write the number without quotes")
        } else {
          report.add(
            pod, container, handler.path + ["port"],
            "\(handler.title).port names \(GoText.quoted(name)), which \(container.title) does not declare", hint: hint(name, container))
        }
      }
    }
  }

  private static func hint(_ name: String, _ container: ContainerView) -> String {
    if let near = nearestMatch(to: name, among: container.ports.compactMap { $0.value["name"]?.string }) { return "did you mean \(near)?" }
    return "declare the port under ports, or write its number"
  }
}
