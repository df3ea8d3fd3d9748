/// Keys that releases before 5.0 had. 5.9 does not read them (charts/logzio-telemetry/CHANGELOG.md, 5.0.0).
enum FormerRules {
  static let keys =
    ["MetricsToken", "TracesToken", "SpmToken", "k8sObjectsLogsToken"].map { OldKey("secrets.\($0)", Kind.scalar, .credential(nil)) }
    + ["env_id", "p8s_logzio_name", "LogzioRegion", "ListenerHost", "CustomTracingEndpoint"].map {
      OldKey("secrets.\($0)", Kind.scalar, .leftOut(.former))
    }
}
