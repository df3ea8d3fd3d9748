import Diagnostics
import YAML

enum ServicePortName: ScopeRule {
  static let about = RuleDescription(
    "K8S102", "service-port-name", .warning, "A Service's named targetPort is not the port of just one program.",
    explanation: """
      A `targetPort` that is a name is looked up in every pod that the Service selects. Where no pod has a port of that name the Service
      has no endpoints. Where the pods of two different workloads have it, callers reach one program or the other by turns: a Service for
      a Linux collector, say, that also selects the Windows proxies beside it.

      Pods without the port are left out, but their workload should not be selected in the first place; that is said once for each such
      workload, however many ports the Service has.

      Select by a label that only the wanted pods carry, and name the ports of different programs differently.
      """,
    sources: [
      "kubernetes.io, \"Service\" (Port definitions)",
      "kubernetes/kubernetes staging/src/k8s.io/endpointslice/utils.go (getEndpointPorts, findPort)",
    ])

  private struct Target {
    var pod: PodView
    var container: ContainerView
    var port: Int
  }

  static func check(_ scope: ScopeView, _ report: inout RuleReport) {
    for service in scope.objects where service.kind == "Service" {
      guard let selector = service.serviceSelector, let ports = service.spec["ports"]?.list,
        ports.contains(where: { $0["targetPort"]?.string != nil })
      else { continue }
      let pods = scope.positions(of: selector, in: service.namespace).map { scope.pods[$0] }.filter { $0.object.kind != "PodTemplate" }
      guard !pods.isEmpty else { continue }
      var strangers: Set<Finding.Place> = []
      var withoutPort: [(path: [PathElement], name: String, pod: PodView)] = []
      for (index, port) in ports.enumerated() {
        // A number in quotes is the schema check's.
        guard let name = port["targetPort"]?.string, name.utf8.contains(where: { !(0x30...0x39).contains($0) }) else { continue }
        let path: [PathElement] = ["spec", "ports", .index(index), "targetPort"]
        if let pod = check(service, path, name, pods, &strangers, &report) { withoutPort.append((path, name, pod)) }
      }
      for (path, name, pod) in withoutPort where strangers.insert(pod.place()).inserted {
        report.add(
          service, path, "the Service also selects \(pod.object.title), which has no port named \(GoText.quoted(name))", severity: .info,
          related: [.init(pod.object.title, at: pod.place(["containers"]))],
          hint: "select by a label that only the wanted pods carry")
      }
    }
  }

  /// Returns pods that the Service selects but that lack the port, if nothing worse is wrong with it.
  ///
  /// - Parameter strangers: takes the pods of whom a finding says that they do not belong.
  private static func check(
    _ service: ObjectView, _ path: [PathElement], _ name: String, _ pods: [PodView], _ strangers: inout Set<Finding.Place>,
    _ report: inout RuleReport
  ) -> PodView? {
    let targets = pods.compactMap { target($0, name) }
    guard let first = targets.first else {
      // Operators may add containers to workloads that are not Kubernetes' own.
      guard pods.allSatisfy(\.isOfKubernetes) else { return nil }
      report.add(
        service, path, "no pod that the Service selects has a port named \(GoText.quoted(name))",
        related: [.init(pods[0].object.title, at: pods[0].place(["containers"]))], hint: hint(name, pods))
      return nil
    }
    if let other = targets.dropFirst().first(where: { isAnotherProgram($0, first) }) {
      report.add(
        service, path,
        "the port \(GoText.quoted(name)) is \(first.port) of \(first.pod.object.title) and \(other.port) of \(other.pod.object.title)",
        related: [first, other].map { .init($0.pod.object.title, at: $0.pod.place($0.container.path + ["ports"])) },
        hint: "select by a label that only the pods of one of them carry")
      strangers.formUnion([first.pod.place(), other.pod.place()])
      return nil
    }
    return pods.first { runsOn($0) && target($0, name) == nil }
  }

  private static func target(_ pod: PodView, _ name: String) -> Target? {
    for container in pod.containers where container.list != .ephemeralContainers {
      for port in container.ports where port.value["name"]?.string == name {
        if let number = port.value["containerPort"]?.int { return Target(pod: pod, container: container, port: number) }
      }
    }
    return nil
  }

  /// Two workloads of one program, such as a canary beside its elder, share the image.
  private static func isAnotherProgram(_ left: Target, _ right: Target) -> Bool {
    guard let image = left.container.image, let other = right.container.image else { return false }
    return ImageReference(image).name != ImageReference(other).name
  }

  /// Whether the pods are there all the time, as those of Jobs are not.
  private static func runsOn(_ pod: PodView) -> Bool {
    switch pod.object.kind {
    case "Deployment", "DaemonSet", "StatefulSet", "ReplicaSet": pod.isOfKubernetes
    default: false
    }
  }

  private static func hint(_ name: String, _ pods: [PodView]) -> String {
    let names = pods.flatMap { $0.containers.flatMap { $0.ports.compactMap { $0.value["name"]?.string } } }
    return nearestMatch(to: name, among: names).map { "did you mean \($0)?" } ?? "name the container's port so, or write its number"
  }
}
