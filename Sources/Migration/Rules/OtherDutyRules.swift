/// What the old release does besides metrics of Windows nodes.
enum OtherDutyRules {
  static let keys = [
    OldKey("metrics.enabled", .boolean, .consulted(.onlyMetrics)),
    OldKey("applicationMetrics.enabled", .boolean, .leftOut(.applications)),
    OldKey("traces.enabled", .boolean, .leftOut(.otherDuty)),
    OldKey("spm.enabled", .boolean, .leftOut(.otherDuty)),
    OldKey("kubeStateMetrics.enabled", .boolean, .leftOut(.otherDuty)),
    OldKey("pushGateway.enabled", .boolean, .leftOut(.otherDuty)),
    OldKey("nodeExporter.enabled", .boolean, .leftOut(.otherDuty)),
    OldKey("opencost", .map, .leftOut(.otherDuty)),
    OldKey("signalFx", .map, .leftOut(.otherDuty)),
    OldKey("carbon", .map, .leftOut(.otherDuty)),
    OldKey("k8sObjectsConfig", .map, .leftOut(.otherDuty)),
    OldKey("serviceGraph", .map, .leftOut(.otherDuty)),
    OldKey("spanMetricsAgregator", .map, .leftOut(.otherDuty)),
    OldKey("kube-state-metrics", .map, .leftOut(.otherDuty)),
    OldKey("prometheus-node-exporter", .map, .leftOut(.otherDuty)),
    OldKey("prometheus-pushgateway", .map, .leftOut(.otherDuty)),
    OldKey("secrets.SamplingProbability", Kind.scalar, .leftOut(.otherDuty)),
    OldKey("secrets.SamplingLatency", Kind.scalar, .leftOut(.otherDuty)),
    OldKey("ports", .map, .leftOut(.otherDuty)),
    OldKey("service", .map, .leftOut(.otherDuty)),
    OldKey("global.distribution", .text, .leftOut(.resourceDetection)),
    OldKey("global.resourceDetection", .map, .leftOut(.resourceDetection)),
    OldKey("resourceDetection", .map, .leftOut(.resourceDetection)),
  ]
}
