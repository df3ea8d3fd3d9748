import YAML

/// Pieces of the Kubernetes API that fight the system of the pod they are given to. Each is tried wherever a setting's type accepts it.
enum KubernetesValues {
  static let fighting: [YAMLValue] = [
    // Tolerations: of everything, and of what Windows nodes commonly carry.
    [["operator": "Exists"]],
    [["key": "os", "operator": "Equal", "value": "windows", "effect": "NoSchedule"]],
    // Node selectors, labels and annotations.
    ["kubernetes.io/os": "linux"],
    ["kubernetes.io/os": "windows"],
    ["kubernetes.io/arch": "arm64"],
    ["node.kubernetes.io/windows-build": "10.0.17763"],
    // Affinities.
    affinity(to: "linux"), affinity(to: "windows"),
    // Resources.
    ["limits": ["hugepages-2Mi": "4Mi", "memory": "4Mi"], "requests": ["hugepages-2Mi": "4Mi", "memory": "4Mi"]],
    ["limits": ["memory": "64Mi"]],
    // Spread.
    [["maxSkew": 1, "topologyKey": "kubernetes.io/os", "whenUnsatisfiable": "DoNotSchedule"]],
  ]

  private static func affinity(to system: YAMLValue) -> YAMLValue {
    [
      "nodeAffinity": [
        "requiredDuringSchedulingIgnoredDuringExecution": [
          "nodeSelectorTerms": [["matchExpressions": [["key": "kubernetes.io/os", "operator": "In", "values": [system]]]]]
        ]
      ]
    ]
  }
}
