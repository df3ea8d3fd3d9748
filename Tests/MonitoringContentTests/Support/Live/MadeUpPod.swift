/// A pod of a made-up cluster, as kube-state-metrics and kubelets tell of it.
struct MadeUpPod: Sendable {
  var namespace: String
  var name: String
  /// Nil for one that no node takes.
  var node: String?
  var system = MadeUpNode.System.windows
  var phase = "Running"
  var containers: [Container]

  struct Container: Sendable {
    var name: String
    var isHostProcess = false
    /// What it waits for, if it does not run.
    var waiting: String?
    /// How often it starts again, in a second: fast enough for a test that takes seconds.
    var restartsPerSecond = 0.0
    var runs: Bool { waiting == nil }
  }

  var key: [String: String] { ["namespace": namespace, "pod": name] }

  static let all = [
    MadeUpPod(namespace: "shop", name: "web-1", node: "win-1", containers: [.init(name: "app"), .init(name: "sidecar")]),
    MadeUpPod(namespace: "shop", name: "web-2", node: "win-2", containers: [.init(name: "app")]),
    // Starts again and again, and runs for the moment.
    MadeUpPod(namespace: "shop", name: "batch-1", node: "win-2", containers: [.init(name: "job", restartsPerSecond: 3)]),
    MadeUpPod(
      namespace: "shop", name: "pull-1", node: "win-1", phase: "Pending", containers: [.init(name: "app", waiting: "ImagePullBackOff")]),
    MadeUpPod(namespace: "shop", name: "stuck-1", node: nil, phase: "Pending", containers: [.init(name: "app")]),
    MadeUpPod(
      namespace: "monitoring", name: "agent-1", node: "win-1", containers: [.init(name: "agent", isHostProcess: true)]),
    MadeUpPod(
      namespace: "monitoring", name: "agent-2", node: "win-2", containers: [.init(name: "agent", isHostProcess: true)]),
    MadeUpPod(namespace: "monitoring", name: "collector-0", node: "lin-1", system: .linux, containers: [.init(name: "collector")]),
    MadeUpPod(
      namespace: "shop", name: "cache-1", node: "lin-1", system: .linux, phase: "Pending",
      containers: [.init(name: "cache", waiting: "ContainerCreating")]),
  ]

  /// What runs on a node.
  static func running(on node: String) -> [MadeUpNode.Container] {
    all.filter { $0.node == node && $0.phase == "Running" }.flatMap { pod in
      pod.containers.map {
        MadeUpNode.Container(namespace: pod.namespace, pod: pod.name, name: $0.name, isHostProcess: $0.isHostProcess)
      }
    }
  }
}
