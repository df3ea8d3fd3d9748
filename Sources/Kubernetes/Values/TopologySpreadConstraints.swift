public import ChartModel
public import YAML

/// How evenly pods are spread over zones or nodes, as Kubernetes 1.28 writes it: a list.
public enum TopologySpreadConstraints: KubernetesValue {
  public static let none = YAMLValue.list([])

  public static var valueType: ValueType {
    .list(
      of: .record([
        .init("maxSkew", PublishedRecords.positive, required: true),
        .init("topologyKey", PublishedRecords.labelKey, required: true),
        .init("whenUnsatisfiable", .choice(["DoNotSchedule", "ScheduleAnyway"]), required: true),
        .init("labelSelector", PublishedRecords.labelSelector),
        .init("matchLabelKeys", .list(of: PublishedRecords.labelKey, unique: true)),
        .init("minDomains", PublishedRecords.positive),
        .init("nodeAffinityPolicy", .choice(["Honor", "Ignore"])),
        .init("nodeTaintsPolicy", .choice(["Honor", "Ignore"])),
      ]))
  }
}
