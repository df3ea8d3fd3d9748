import Scheduling
import YAML

/// Nodes as managed clusters have them, in the form in which kubectl prints them.
enum Fleet {
  static let nodes: [String: ClusterNode] = {
    let documents = (try? YAMLReader.readValues(text, file: "nodes.yaml")) ?? []
    return Dictionary(uniqueKeysWithValues: ((try? ClusterNode.read(documents)) ?? []).map { ($0.name, $0) })
  }()

  static func node(_ name: String) -> ClusterNode { nodes[name] ?? ClusterNode("missing") }

  /// AKS puts no taint on Windows pools; its system pools may carry CriticalAddonsOnly. EKS nodes follow the pattern of the Kubernetes
  /// documentation (content/en/docs/concepts/windows/user-guide.md: `os=windows:NoSchedule`), GKE's `node.kubernetes.io/os`; the node
  /// `wmco` has OpenShift's capital W (openshift/windows-machine-config-bootstrapper, README.md).
  static let text = """
    apiVersion: v1
    kind: List
    items:
    \(node("aks-system", "linux", "Ubuntu", taints: "{key: CriticalAddonsOnly, value: 'true', effect: NoSchedule}"))
    \(node("aks-user", "linux", "Ubuntu", cpu: "1900m", memory: "5368709120"))
    \(node("akswin22", "windows", "Windows2022", build: "10.0.20348"))
    \(node("akswin25", "windows", "Windows2025", build: "10.0.26100"))
    \(node("aksspot", "windows", "Windows2025", build: "10.0.26100",
      taints: "{key: kubernetes.azure.com/scalesetpriority, value: spot, effect: NoSchedule}"))
    \(node("eks-arm", "linux", "AL2023", arch: "arm64"))
    \(node("ekswin22", "windows", "Windows2022", build: "10.0.20348", taints: "{key: os, value: windows, effect: NoSchedule}",
      extended: "vpc.amazonaws.com/PrivateIPv4Address: '14'"))
    \(node("gkewin22", "windows", "LTSC2022", build: "10.0.20348",
      taints: "{key: node.kubernetes.io/os, value: windows, effect: NoSchedule}"))
    \(node("wmco", "windows", "Windows2022", build: "10.0.20348", taints: "{key: os, value: Windows, effect: NoSchedule}"))
    \(node("cordoned", "windows", "Windows2025", build: "10.0.26100", isUnschedulable: true,
      taints: "{key: node.kubernetes.io/unschedulable, effect: NoSchedule}"))
    \(node("cordoned-untainted", "windows", "Windows2025", build: "10.0.26100", isUnschedulable: true))
    \(node("broken", "windows", "Windows2025", build: "10.0.26100", ready: "False",
      taints: "{key: node.kubernetes.io/not-ready, effect: NoSchedule}, {key: node.kubernetes.io/not-ready, effect: NoExecute}"))
    \(node("evicting", "windows", "Windows2025", build: "10.0.26100", ready: "Unknown",
      taints: "{key: node.kubernetes.io/unreachable, effect: NoExecute}"))
    \(node("untold", "windows", "Windows2025", build: "10.0.26100", ready: "False"))
    \(node("pressed", "windows", "Windows2025", build: "10.0.26100",
      taints: "{key: node.kubernetes.io/memory-pressure, effect: NoSchedule}, {key: node.kubernetes.io/disk-pressure, effect: NoSchedule}"))
    \(node("cut-off", "windows", "Windows2025", build: "10.0.26100",
      taints: "{key: node.kubernetes.io/network-unavailable, effect: NoSchedule}"))
    \(node("avoided", "windows", "Windows2025", build: "10.0.26100", taints: "{key: batch, value: only, effect: PreferNoSchedule}"))
    \(node("rated", "linux", "Ubuntu", taints: "{key: example.com/sla, value: '950', effect: NoExecute}"))
    \(node("gpu", "linux", "Ubuntu", taints: "{key: sku, value: gpu, effect: NoSchedule}",
      extended: "nvidia.com/gpu: '2', hugepages-2Mi: 1Gi"))
    """

  private static func node(
    _ name: String, _ system: String, _ sku: String, build: String? = nil, arch: String = "amd64", cpu: String = "3860m",
    memory: String = "12Gi", isUnschedulable: Bool = false, ready: String = "True", taints: String = "", extended: String = ""
  ) -> String {
    var labels = "kubernetes.io/os: \(system), kubernetes.io/arch: \(arch), kubernetes.io/hostname: \(name), example.com/sku: \(sku)"
    labels += ", example.com/generation: '\(build == "10.0.26100" ? 2 : 1)'"
    if let build { labels += ", node.kubernetes.io/windows-build: \(build)" }
    let offers = "cpu: \(cpu), memory: \(memory), ephemeral-storage: '119703055367', pods: '110'\(extended.isEmpty ? "" : ", \(extended)")"
    return """
      - {apiVersion: v1, kind: Node, metadata: {name: \(name), labels: {\(labels)}}, spec: {unschedulable: \(isUnschedulable), taints: [\(taints)]},
         status: {allocatable: {\(offers)}, conditions: [{type: MemoryPressure, status: 'False'}, {type: Ready, status: '\(ready)'}],
         nodeInfo: {operatingSystem: \(system), architecture: \(arch), osImage: Windows Server}}}
      """
  }

  static let runtimeClasses: [RuntimeClass] = {
    let documents = (try? YAMLReader.readValues(classes, file: "classes.yaml")) ?? []
    return documents.compactMap { try? RuntimeClass(object: $0) }
  }()

  /// The first is the example of content/en/docs/concepts/windows/user-guide.md in kubernetes/website, for a later build.
  private static let classes = """
    apiVersion: node.k8s.io/v1
    kind: RuntimeClass
    metadata: {name: windows-2022}
    handler: default
    scheduling:
      nodeSelector: {kubernetes.io/os: windows, kubernetes.io/arch: amd64, node.kubernetes.io/windows-build: 10.0.20348}
      tolerations: [{effect: NoSchedule, key: os, operator: Equal, value: windows}]
    ---
    apiVersion: node.k8s.io/v1
    kind: RuntimeClass
    metadata: {name: heavy}
    handler: sandbox
    overhead: {podFixed: {cpu: '2', memory: 8Gi}}
    """
}
