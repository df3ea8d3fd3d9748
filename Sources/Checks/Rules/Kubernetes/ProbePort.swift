import Diagnostics
import YAML

enum ProbePort: PodRule {
  static let about = RuleDescription(
    "K8S123", "probe-port", .error, "A probe or lifecycle hook names a port that its container does not declare.",
    explanation: """
      A port's name in a probe or lifecycle hook is looked up among the ports of the same container. If it is not there the kubelet cannot
      run the probe: a readiness probe never succeeds, a liveness probe restarts the container again and again.

      Declare the port under `ports` with this name, or write the number.
      """,
    sources: [
      "kubernetes/kubernetes pkg/probe/util.go (ResolveContainerPort)",
      "kubernetes/kubernetes pkg/kubelet/lifecycle/handlers.go (resolvePort)",
    ])

  static func check(_ pod: PodView, _ report: inout RuleReport) {
    guard pod.isOfKubernetes else { return }
    for container in pod.containers where container.list != .ephemeralContainers {
      container.visitNetworkHandlers { handler in
        // A number in quotes is the schema check's.
        guard let name = handler.value["port"]?.string, name.utf8.contains(where: { !(0x30...0x39).contains($0) }),
          !container.declaresPort(named: name)
        else { return }
        report.add(
          pod, container, handler.path + ["port"],
          "\(handler.title).port names \(GoText.quoted(name)), which \(container.title) does not declare", hint: hint(name, container))
      }
    }
  }

  private static func hint(_ name: String, _ container: ContainerView) -> String {
    if let near = nearestMatch(to: name, among: container.ports.compactMap { $0.value["name"]?.string }) { return "did you mean \(near)?" }
    return "declare the port under ports, or write its number"
  }
}
