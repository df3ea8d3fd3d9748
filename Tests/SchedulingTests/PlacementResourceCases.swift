extension PlacementTableTests {
  static func requests(_ text: String) -> String { "containers: [{name: a, resources: {requests: {\(text)}}}]" }

  static func short(_ texts: String...) -> [String] { texts.map { "scheduler: requests \($0) allocatable" } }

  /// The node `aks-user` has 1900m cores and 5 GiB.
  static let resourceCases: [PlacementCase] = [
    PlacementCase(requests("cpu: 1900m, memory: 5Gi"), on: "aks-user"),
    PlacementCase(requests("cpu: 1901m"), on: "aks-user", short("cpu 1901m: 1900m")),
    // Processors are counted in thousandths, rounded up.
    PlacementCase(requests("cpu: 1899.1m"), on: "aks-user"),
    PlacementCase(requests("cpu: 1900.1m"), on: "aks-user", short("cpu 1900100u: 1900m")),
    PlacementCase(requests("memory: '5368709121'"), on: "aks-user", short("memory 5368709121: 5368709120")),
    PlacementCase(requests("cpu: 2, memory: 6Gi"), on: "aks-user", short("cpu 2: 1900m", "memory 6Gi: 5368709120")),
    PlacementCase(requests("cpu: 0, nvidia.com/gpu: 0"), on: "aks-user"),
    PlacementCase("containers: [{resources: {limits: {cpu: 2}}}]", on: "aks-user", short("cpu 2: 1900m")),
    PlacementCase("containers: [{resources: {limits: {cpu: 4}, requests: {cpu: 100m}}}]", on: "aks-user"),
    PlacementCase(
      "containers: [{resources: {limits: {cpu: 1, memory: 9Gi}, requests: {cpu: 1}}}]", on: "aks-user", short("memory 9Gi: 5368709120")),
    PlacementCase(
      "containers: [{resources: {requests: {cpu: 1}}}, {resources: {requests: {cpu: 950m}}}]", on: "aks-user", short("cpu 1950m: 1900m")),
    // An init container counts alone, if it is greater than the containers together.
    PlacementCase(
      "{containers: [{resources: {requests: {cpu: 1}}}], initContainers: [{resources: {requests: {cpu: 1500m}}}]}", on: "aks-user"),
    PlacementCase(
      "{containers: [{resources: {requests: {cpu: 1}}}], initContainers: [{resources: {requests: {cpu: 1}}}, {resources: {limits: {cpu: 3}}}]}",
      on: "aks-user", short("cpu 3: 1900m")),
    // A sidecar runs beside the containers, and beside the init containers that follow it.
    PlacementCase(
      "{containers: [{resources: {requests: {cpu: 1}}}], initContainers: [{restartPolicy: Always, resources: {requests: {cpu: 1}}}]}",
      on: "aks-user", short("cpu 2: 1900m")),
    PlacementCase(
      "{containers: [{resources: {requests: {cpu: 100m}}}], initContainers: [{restartPolicy: Always, resources: {requests: {cpu: 500m}}}, {resources: {requests: {cpu: 1500m}}}]}",
      on: "aks-user", short("cpu 2: 1900m")),
    PlacementCase(
      "{containers: [{resources: {requests: {cpu: 100m}}}], initContainers: [{resources: {requests: {cpu: 1500m}}}, {restartPolicy: Always, resources: {requests: {cpu: 500m}}}]}",
      on: "aks-user"),
    PlacementCase("{containers: [{resources: {requests: {cpu: 1}}}], overhead: {cpu: 1}}", on: "aks-user", short("cpu 2: 1900m")),
    // Pod-level requests replace the sum of the containers'.
    PlacementCase("{resources: {requests: {cpu: 1}}, containers: [{resources: {requests: {cpu: 9}}}]}", on: "aks-user"),
    PlacementCase("{resources: {requests: {cpu: 3}}, containers: [{}]}", on: "aks-user", short("cpu 3: 1900m")),
    PlacementCase("{resources: {limits: {cpu: 3}}, containers: [{}]}", on: "aks-user", short("cpu 3: 1900m")),
    PlacementCase("{resources: {limits: {cpu: 3}}, containers: [{resources: {requests: {cpu: 1}}}]}", on: "aks-user"),
    // Resources that the node does not list are none.
    PlacementCase("containers: [{resources: {limits: {nvidia.com/gpu: 1}}}]", on: "aks-user", short("nvidia.com/gpu 1: 0")),
    PlacementCase("{\(requests("nvidia.com/gpu: 2, hugepages-2Mi: 1Gi")), tolerations: [{key: sku, operator: Exists}]}", on: "gpu"),
    PlacementCase(
      "{\(requests("nvidia.com/gpu: 3, hugepages-2Mi: 2Gi")), tolerations: [{key: sku, operator: Exists}]}", on: "gpu",
      short("hugepages-2Mi 2Gi: 1Gi", "nvidia.com/gpu 3: 2")),
    PlacementCase(requests("hugepages-2Mi: 2Mi"), on: "akswin22", short("hugepages-2Mi 2Mi: 0")),
    PlacementCase(
      "{\(requests("vpc.amazonaws.com/PrivateIPv4Address: 1")), tolerations: [{key: os, operator: Exists}]}", on: "ekswin22"),
    PlacementCase(requests("vpc.amazonaws.com/PrivateIPv4Address: 1"), on: "akswin22", short("vpc.amazonaws.com/PrivateIPv4Address 1: 0")),
    PlacementCase(requests("ephemeral-storage: 1Ti"), on: "akswin22", short("ephemeral-storage 1Ti: 119703055367")),
    // Labels, taints and resources are told at once.
    PlacementCase(
      "{\(requests("cpu: 8")), os: {name: linux}, nodeSelector: {kubernetes.io/os: linux}}", on: "ekswin22",
      [
        "scheduler: nodeSelector wants kubernetes.io/os=linux: found windows", "scheduler: taint os=windows:NoSchedule is not tolerated",
        "kubelet: os.name is linux, so the kubelet refuses the pod: the node runs windows", "scheduler: requests cpu 8: 3860m allocatable",
      ]),
  ]
}
