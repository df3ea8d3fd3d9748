extension PlacementTableTests {
  static func tolerations(_ text: String) -> String { "tolerations: [\(text)]" }

  static func untolerated(_ taints: String..., by stage: String = "scheduler") -> [String] {
    taints.map { "\(stage): taint \($0) is not tolerated" }
  }

  static let taintCases: [PlacementCase] = [
    PlacementCase("", on: "ekswin22", untolerated("os=windows:NoSchedule")),
    PlacementCase(tolerations("{key: os, operator: Equal, value: windows, effect: NoSchedule}"), on: "ekswin22"),
    PlacementCase(tolerations("{key: os, value: windows}"), on: "ekswin22"),
    PlacementCase(tolerations("{key: os, operator: Exists}"), on: "ekswin22"),
    PlacementCase(tolerations("{key: os, operator: Exists}"), on: "wmco"),
    PlacementCase(tolerations("{key: os, value: windows}"), on: "wmco", untolerated("os=Windows:NoSchedule")),
    PlacementCase(tolerations("{key: os, value: windows}"), on: "gkewin22", untolerated("node.kubernetes.io/os=windows:NoSchedule")),
    PlacementCase(tolerations("{operator: Exists}"), on: "gkewin22"),
    PlacementCase(tolerations("{operator: Exists, effect: NoSchedule}"), on: "gkewin22"),
    PlacementCase(
      tolerations("{operator: Exists, effect: NoExecute}"), on: "gkewin22", untolerated("node.kubernetes.io/os=windows:NoSchedule")),
    PlacementCase(tolerations("{key: os, value: windows, effect: PreferNoSchedule}"), on: "ekswin22", untolerated("os=windows:NoSchedule")),
    // An empty key with Equal means a taint without a value, whatever its key (the API server refuses such a pod).
    PlacementCase(tolerations("{value: windows}"), on: "ekswin22"),
    PlacementCase(tolerations("{key: os, operator: exists}"), on: "ekswin22", untolerated("os=windows:NoSchedule")),
    PlacementCase(tolerations("{key: kubernetes.azure.com/scalesetpriority, value: spot, effect: NoSchedule}"), on: "aksspot"),
    PlacementCase("", on: "aksspot", untolerated("kubernetes.azure.com/scalesetpriority=spot:NoSchedule")),
    PlacementCase("", on: "aks-system", untolerated("CriticalAddonsOnly=true:NoSchedule")),
    PlacementCase(tolerations("{key: CriticalAddonsOnly, operator: Exists}"), on: "aks-system"),
    PlacementCase("", on: "avoided", notes: ["preferNoSchedule"]),
    PlacementCase(tolerations("{key: batch, operator: Exists}"), on: "avoided"),
    // A cordon counts by the field and by the taint.
    PlacementCase("", on: "cordoned", untolerated("node.kubernetes.io/unschedulable:NoSchedule") + ["scheduler: the node is cordoned"]),
    PlacementCase("", on: "cordoned-untainted", ["scheduler: the node is cordoned"]),
    PlacementCase(tolerations("{key: node.kubernetes.io/unschedulable, operator: Exists}"), on: "cordoned"),
    PlacementCase(tolerations("{operator: Exists}"), on: "cordoned-untainted"),
    // Admission lets pods stay for a while, but the taint NoSchedule still keeps new ones off.
    PlacementCase("", on: "broken", untolerated("node.kubernetes.io/not-ready:NoSchedule")),
    PlacementCase("", on: "evicting"),
    PlacementCase(
      tolerations("{key: node.kubernetes.io/unreachable, operator: Equal, value: x, effect: NoExecute}"), on: "evicting",
      untolerated("node.kubernetes.io/unreachable:NoExecute")),
    PlacementCase(
      tolerations("{key: node.kubernetes.io/unreachable, value: x}"), on: "evicting",
      untolerated("node.kubernetes.io/unreachable:NoExecute")),
    PlacementCase("", on: "untold", notes: ["notReady"]),
    PlacementCase(
      "", on: "pressed", untolerated("node.kubernetes.io/memory-pressure:NoSchedule", "node.kubernetes.io/disk-pressure:NoSchedule")),
    PlacementCase(
      tolerations("{key: node.kubernetes.io/memory-pressure, operator: Exists}"), on: "pressed",
      untolerated("node.kubernetes.io/disk-pressure:NoSchedule")),
    // Numbers are compared as integers of 64 bits.
    PlacementCase(tolerations("{key: example.com/sla, operator: Gt, value: '900'}"), on: "rated", notes: ["comparesNumbers"]),
    PlacementCase(
      tolerations("{key: example.com/sla, operator: Gt, value: '950'}"), on: "rated", untolerated("example.com/sla=950:NoExecute")),
    PlacementCase(tolerations("{key: example.com/sla, operator: Lt, value: '951'}"), on: "rated", notes: ["comparesNumbers"]),
    PlacementCase(
      tolerations("{key: example.com/sla, operator: Lt, value: high}"), on: "rated", untolerated("example.com/sla=950:NoExecute")),
    PlacementCase(tolerations("{key: os, operator: Gt, value: '1'}"), on: "ekswin22", untolerated("os=windows:NoSchedule")),
    PlacementCase(tolerations("{key: example.com/sla, operator: Gt, value: '1'}, {operator: Exists}"), on: "rated"),
  ]

  static let ownerCases: [PlacementCase] = [
    PlacementCase("", "DaemonSet", on: "cordoned"),
    PlacementCase("", "DaemonSet", on: "cordoned-untainted"),
    PlacementCase("", "DaemonSet", on: "pressed"),
    PlacementCase("", "DaemonSet", on: "evicting"),
    PlacementCase("", "DaemonSet", on: "broken", untolerated("node.kubernetes.io/not-ready:NoSchedule", by: "controller")),
    PlacementCase("", "DaemonSet", on: "cut-off", untolerated("node.kubernetes.io/network-unavailable:NoSchedule", by: "controller")),
    PlacementCase("hostNetwork: true", "DaemonSet", on: "cut-off"),
    PlacementCase("hostNetwork: true", "Deployment", on: "cut-off", untolerated("node.kubernetes.io/network-unavailable:NoSchedule")),
    PlacementCase("", "DaemonSet", on: "ekswin22", untolerated("os=windows:NoSchedule", by: "controller")),
    PlacementCase(
      "", "Deployment", on: "pressed",
      untolerated(
        "node.kubernetes.io/memory-pressure:NoSchedule", "node.kubernetes.io/disk-pressure:NoSchedule")),
    PlacementCase(
      "nodeSelector: {kubernetes.io/os: windows}", "DaemonSet", on: "aks-user",
      ["controller: nodeSelector wants kubernetes.io/os=windows: found linux"]),
    PlacementCase(
      "containers: [{name: a, resources: {requests: {cpu: 64}}}]", "DaemonSet", on: "aks-user",
      ["scheduler: requests cpu 64: 1900m allocatable"]),
    // A pod that names its node meets the kubelet alone: cordons and NoSchedule do not count, NoExecute does.
    PlacementCase("nodeName: akswin22", on: "akswin25", ["scheduler: nodeName binds the pod to akswin22"]),
    PlacementCase("nodeName: ''", on: "akswin25"),
    PlacementCase("nodeName: ekswin22", on: "ekswin22"),
    PlacementCase("nodeName: cordoned", on: "cordoned"),
    PlacementCase("nodeName: broken", on: "broken"),
    PlacementCase(
      "nodeName: rated", on: "rated", ["kubelet: taint example.com/sla=950:NoExecute is not tolerated, so the kubelet refuses the pod"]),
    PlacementCase(
      "{nodeName: aks-user, nodeSelector: {kubernetes.io/os: windows}}", on: "aks-user",
      ["kubelet: nodeSelector wants kubernetes.io/os=windows, so the kubelet refuses the pod: found linux"]),
    PlacementCase(
      "{nodeName: aks-user, containers: [{resources: {requests: {cpu: 2}}}]}", on: "aks-user",
      ["kubelet: requests cpu 2, so the kubelet refuses the pod: 1900m allocatable"]),
    PlacementCase("{nodeName: aks-user, containers: [{resources: {limits: {nvidia.com/gpu: 1}}}]}", on: "aks-user"),
    PlacementCase(
      "{nodeName: gpu, containers: [{resources: {limits: {nvidia.com/gpu: 3}}}]}", on: "gpu",
      ["kubelet: requests nvidia.com/gpu 3, so the kubelet refuses the pod: 2 allocatable"]),
    PlacementCase("nodeName: ekswin22", "DaemonSet", on: "akswin22", ["controller: nodeName binds the pod to ekswin22"]),
    PlacementCase("nodeName: ekswin22", "DaemonSet", on: "ekswin22", untolerated("os=windows:NoSchedule", by: "controller")),
    // RuntimeClasses bring selectors, tolerations and overhead.
    PlacementCase("runtimeClassName: windows-2022", on: "ekswin22"),
    PlacementCase("runtimeClassName: windows-2022", on: "akswin22"),
    PlacementCase(
      "runtimeClassName: windows-2022", on: "akswin25",
      ["scheduler: nodeSelector wants node.kubernetes.io/windows-build=10.0.20348: found 10.0.26100"]),
    PlacementCase("{runtimeClassName: windows-2022, nodeSelector: {kubernetes.io/os: windows}}", on: "akswin22"),
    PlacementCase(
      "{runtimeClassName: windows-2022, nodeSelector: {kubernetes.io/os: linux}}", on: "akswin22",
      [
        "admission: RuntimeClass windows-2022 wants kubernetes.io/os=windows and the pod's nodeSelector kubernetes.io/os=linux, so the API server refuses the pod"
      ]),
    // A DaemonSet's controller does not look at RuntimeClasses: pods wait for a node that they were not made for, or are not made.
    PlacementCase("runtimeClassName: windows-2022", "DaemonSet", on: "akswin22"),
    PlacementCase(
      "runtimeClassName: windows-2022", "DaemonSet", on: "akswin25",
      ["scheduler: nodeSelector wants node.kubernetes.io/windows-build=10.0.20348: found 10.0.26100"]),
    PlacementCase(
      "runtimeClassName: windows-2022", "DaemonSet", on: "ekswin22",
      [
        "controller: taint os=windows:NoSchedule is tolerated by RuntimeClass windows-2022 alone, and a DaemonSet makes pods by the tolerations of its template"
      ]),
    PlacementCase("{runtimeClassName: windows-2022, tolerations: [{key: os, value: windows}]}", "DaemonSet", on: "ekswin22"),
    PlacementCase(
      "runtimeClassName: windows-2022", "DaemonSet", on: "wmco", untolerated("os=Windows:NoSchedule", by: "controller")),
    PlacementCase("runtimeClassName: elsewhere", on: "akswin22", notes: ["runtimeClassNotInView"]),
    PlacementCase(
      "{runtimeClassName: heavy, containers: [{resources: {requests: {cpu: 1900m, memory: 5Gi}}}]}", on: "akswin22",
      ["scheduler: requests cpu 3900m: 3860m allocatable", "scheduler: requests memory 13Gi: 12Gi allocatable"]),
  ]

  static let systemCases: [PlacementCase] = [
    PlacementCase("os: {name: windows}", on: "akswin22"),
    PlacementCase(
      "os: {name: windows}", on: "aks-user", ["kubelet: os.name is windows, so the kubelet refuses the pod: the node runs linux"]),
    PlacementCase(
      "os: {name: linux}", on: "akswin22", ["kubelet: os.name is linux, so the kubelet refuses the pod: the node runs windows"]),
    PlacementCase(
      "{os: {name: windows}, nodeSelector: {kubernetes.io/os: windows}}", on: "aks-user",
      [
        "scheduler: nodeSelector wants kubernetes.io/os=windows: found linux",
        "kubelet: os.name is windows, so the kubelet refuses the pod: the node runs linux",
      ]),
    PlacementCase(
      "", on: "aks-user",
      ["kubelet: the pod's label kubernetes.io/os is windows, so the kubelet refuses the pod: the node runs linux"],
      labels: ["kubernetes.io/os": "windows"]),
    PlacementCase("", on: "akswin22", labels: ["kubernetes.io/os": "windows"]),
  ]
}
