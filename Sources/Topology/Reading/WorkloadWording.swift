import Checks
import Scheduling
import YAML

/// What is said of a workload by itself.
enum WorkloadWording {
  /// `DaemonSet, HostProcess`, `Deployment, 2 replicas`, `CronJob, 17 * * * *`.
  static func subtitle(of pod: PodView) -> String {
    let object = pod.object
    var words = [object.kind]
    if let replicas = object.spec["replicas"]?.int, replicas != 1 { words.append(ShownText.count(replicas, "replica")) }
    if let schedule = object.spec["schedule"]?.string { words.append(schedule) }
    if object.spec["suspend"]?.bool == true { words.append("suspended") }
    if let hook = object.annotations["helm.sh/hook"]?.string { words.append(hook == "test" ? "Helm test" : "Helm hook \(hook)") }
    if pod.isHostProcess {
      words.append("HostProcess")
    } else if pod.spec["hostNetwork"]?.bool == true {
      words.append("host network")
    }
    return words.joined(separator: ", ")
  }

  static func facts(of pod: PodView) -> [TopologyGraph.Fact] {
    var facts: [TopologyGraph.Fact] = []
    if let builds = SelectedBuilds(pod) { facts.append(.init(kind: .system, text: builds.title)) }
    if pod.system.evidence?.isHint == true, pod.spec["nodeName"]?.string == nil {
      facts.append(.init(kind: .warning, text: "its image is for Windows, and nothing keeps it off other nodes"))
    }
    let images = pod.containers.filter { $0.list == .containers }.compactMap(\.image)
    for image in images where !facts.contains(where: { $0.kind == .image && $0.text == shown(image) }) {
      facts.append(.init(kind: .image, text: shown(image)))
    }
    let onNode = Set(HostPortClaim.claims(of: pod).map(\.port.number))
    var ports: [String] = []
    for port in ContainerPort.all(of: pod).compactMap(\.self) {
      let name = port.name.isEmpty ? "" : " \(port.name)"
      ports.append("\(port.number)\(name)\(onNode.contains(port.number) ? " of the node" : "")")
    }
    let listed = Set(ContainerPort.all(of: pod).compactMap { $0?.number })
    ports += onNode.subtracting(listed).sorted().map { "\($0) of the node" }
    if !ports.isEmpty { facts.append(.init(kind: .port, text: "listens on " + ports.joined(separator: ", "))) }
    return facts
  }

  /// Without registry and folders: `opentelemetry-collector-contrib:0.156.0`.
  private static func shown(_ image: String) -> String {
    let reference = ImageReference(image)
    return String(reference.name) + (reference.tag.map { ":\($0)" } ?? "")
  }
}
