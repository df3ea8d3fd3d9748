import ChartModel

/// The pod that a workload makes copies of, its operating system no longer in the type.
public struct PodTemplate: Sendable {
  /// Labels beyond those of the selector.
  private let labels: [Pair]
  private let annotations: [Pair]
  private let userLabels: Expr<[String: String]>?
  private let userAnnotations: Expr<[String: String]>?
  private let spec: [MapEntry]

  init<OS>(_ pod: PodSpec<OS>) {
    labels = pod.labels
    annotations = pod.annotations
    userLabels = pod.userLabels
    userAnnotations = pod.userAnnotations
    spec = MapBuilder.entries { pod.encode(into: &$0) }
  }

  /// Puts metadata and spec. The pods carry the selector's labels and no version, so that a new chart version alone does not
  /// replace them.
  func encode(into map: inout MapBuilder, component: String, selectorLabels: [Pair]) {
    map.map("metadata") { metadata in
      metadata.map("labels") { map in
        map.append(.include(helper: "selectorLabels"))
        map.put("app.kubernetes.io/component", component)
        map.put(selectorLabels)
        map.put(labels)
        map.spread(userLabels, omitting: ["app.kubernetes.io/name", "app.kubernetes.io/instance"])
      }
      metadata.map("annotations") { map in
        map.put(annotations)
        map.spread(userAnnotations)
      }
    }
    map.map("spec") { for entry in spec { $0.append(entry) } }
  }
}

/// Puts the selector of a workload: the release's labels, the component's, and those that tell several of its workloads apart.
func putSelector(_ map: inout MapBuilder, component: String, selectorLabels: [Pair]) {
  map.map("selector") { selector in
    selector.map("matchLabels") { labels in
      labels.append(.include(helper: "selectorLabels"))
      labels.put("app.kubernetes.io/component", component)
      labels.put(selectorLabels)
    }
  }
}
