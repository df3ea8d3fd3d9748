import ChartModel
import Diagnostics
import YAML

/// The pod that a workload makes copies of, its operating system no longer in the type.
public struct PodTemplate: Sendable {
  /// Labels beyond those of the selector.
  private let labels: [Pair]
  private let annotations: [Pair]
  private let userLabels: Expr<[String: String]>?
  private let userAnnotations: Expr<[String: String]>?
  private let spec: [MapEntry]

  /// - Parameter restartPolicy: what is written if the pod says nothing. Pods that run to an end must not restart always.
  init<OS>(_ pod: PodSpec<OS>, restartPolicy: RestartPolicy? = nil) {
    labels = pod.labels
    annotations = pod.annotations
    userLabels = pod.userLabels
    userAnnotations = pod.userAnnotations
    var spec = MapBuilder.entries { pod.encode(into: &$0) }
    if let restartPolicy, !spec.contains(where: { $0.isField("restartPolicy") }) {
      let place = spec.firstIndex { $0.isField("nodeSelector") } ?? spec.endIndex
      spec.insert(.field("restartPolicy", .value(.string(restartPolicy.rawValue))), at: place)
    }
    self.spec = spec
  }

  /// Puts metadata and spec. The pods carry the selector's labels and no version, so that a new chart version alone does not
  /// replace them.
  func encode(into map: inout MapBuilder, component: String, selectorLabels: [Pair]) {
    map.map("metadata") { metadata in
      metadata.map("labels") { map in
        putPodLabels(&map, component: component, selectorLabels: selectorLabels)
        map.put(labels)
        map.spread(userLabels, omitting: ["app.kubernetes.io/name", "app.kubernetes.io/instance"])
      }
      metadata.map("annotations") { map in
        map.put(annotations)
        map.spread(userAnnotations)
      }
    }
    encodeSpec(into: &map)
  }

  /// What a pod of its own says of itself beyond what the chart's objects have in common.
  func metadata(_ name: ObjectName, component: String?, annotations more: [Pair], origin: SourceLocation) -> ObjectMetadata {
    ObjectMetadata(
      name, component: component, labels: labels, annotations: annotations + more, userLabels: userLabels,
      userAnnotations: userAnnotations, origin: origin)
  }

  /// Puts the spec alone, for a pod of its own.
  func encodeSpec(into map: inout MapBuilder) { map.map("spec") { for entry in spec { $0.append(entry) } } }
}

extension MapEntry {
  func isField(_ key: String) -> Bool { if case .field(key, _) = self { true } else { false } }
}

/// Puts the labels that a component's pods have and other pods do not.
func putPodLabels(_ map: inout MapBuilder, component: String, selectorLabels: [Pair]) {
  map.append(.include(helper: "selectorLabels"))
  if !component.isEmpty { map.put("app.kubernetes.io/component", fixed: component) }
  map.put(selectorLabels)
}

/// Puts the selector of a workload: the release's labels, the component's, and those that tell several of its workloads apart.
func putSelector(_ map: inout MapBuilder, component: String, selectorLabels: [Pair]) {
  map.map("selector") { selector in
    selector.map("matchLabels") { putPodLabels(&$0, component: component, selectorLabels: selectorLabels) }
  }
}
