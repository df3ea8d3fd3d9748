import YAML

/// Custom resources that place pods without having a template for them.
///
/// Source: prometheus-operator/prometheus-operator pkg/apis/monitoring/v1/prometheus_types.go (CommonPrometheusFields),
/// alertmanager_types.go, thanos_types.go: fields of these names are passed on to the pods.
enum OperatorPods {
  private static let kinds: Set<String> = ["Prometheus", "PrometheusAgent", "Alertmanager", "ThanosRuler"]

  /// What is taken for a pod's as it is written. Containers and volumes are left out: the operator adds its own to them.
  private static let fields: Set<String> = [
    "affinity", "imagePullSecrets", "nodeSelector", "securityContext", "serviceAccountName", "tolerations",
  ]

  static func find(in object: ObjectView) -> PodTemplatePath.Found? {
    guard object.group == "monitoring.coreos.com", kinds.contains(object.kind), let spec = object.value["spec"]?.map else { return nil }
    let part = YAMLMap(spec.entries.filter { fields.contains($0.key) })
    // Of the pods' metadata the operator writes most.
    return PodTemplatePath.Found(path: ["spec"], spec: part, metadata: YAMLMap(), isPart: true)
  }
}
