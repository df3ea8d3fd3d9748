import YAML

/// How the old chart's collectors run and what they are configured with.
enum WorkloadRules {
  static let keys = [
    OldKey("collector.mode", .text, .converted(mode)),
    OldKey("nameOverride", .text, .leftOut(.names)),
    OldKey("fullnameOverride", .text, .leftOut(.names)),
    OldKey("emptyConfig", .map, .leftOut(.collectorConfiguration)),
    OldKey("baseCollectorConfig", .map, .leftOut(.collectorConfiguration)),
    OldKey("metricsConfig", .map, .leftOut(.collectorConfiguration)),
    OldKey("daemonsetConfig", .map, .leftOut(.collectorConfiguration)),
    OldKey("tracesConfig", .map, .leftOut(.otherDuty)),
    OldKey("spmForwarderConfig", .map, .leftOut(.otherDuty)),
    OldKey("extraEnvs", .list, .leftOut(.collectorConfiguration)),
    OldKey("extraConfigMapMounts", .list, .leftOut(.collectorConfiguration)),
    OldKey("extraHostPathMounts", .list, .leftOut(.collectorConfiguration)),
    OldKey("secretMounts", .list, .leftOut(.collectorConfiguration)),
    OldKey("enableServiceLinks", .boolean, .leftOut(.decidedByChart)),
    OldKey("managedServiceAccount", .boolean, .leftOut(.accounts)),
    OldKey("serviceAccount", .map, .leftOut(.accounts)),
    OldKey("clusterRole", .map, .leftOut(.accounts)),
    OldKey("clusterRoleRules", .list, .leftOut(.accounts)),
    OldKey("podSecurityContext", .map, .leftOut(.decidedByChart)),
    OldKey("securityContext", .map, .leftOut(.decidedByChart)),
    OldKey("containerSecurityContext", .map, .leftOut(.decidedByChart)),
    OldKey("livenessProbe", .map, .leftOut(.decidedByChart)),
    OldKey("readinessProbe", .map, .leftOut(.decidedByChart)),
    OldKey("topologySpreadConstraints", .list, .leftOut(.oneCollector)),
    OldKey("podDisruptionBudget", .map, .leftOut(.oneCollector)),
    OldKey("autoscaling", .map, .leftOut(.oneCollector)),
    OldKey("podLabels", .map, .leftOut(.neverRead)),
    OldKey("annotations", .map, .leftOut(.neverRead)),
    // Read by a helper that no template uses (templates/_config.tpl).
    OldKey("agentCollector", .map, .leftOut(.neverRead)),
  ]

  private static func mode(_ value: LocatedValue, _: OldValues) throws(MigrationProblem.Problem) -> Conversion {
    guard ["standalone", "daemonset"].contains(value.string) else { throw .mode(["collector", "mode"]) }
    return .leftOut(.oneCollector)
  }
}
