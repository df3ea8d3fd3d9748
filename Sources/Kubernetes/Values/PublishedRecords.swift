import ChartModel

/// Records of the Kubernetes API that several value types share, in the form of version 1.28: the oldest that charts support, so that
/// what a chart accepts works on every cluster it installs on.
///
/// Fields, types and what is required: kubernetes/kubernetes api/openapi-spec/swagger.json, branch release-1.28. Words and bounds:
/// pkg/apis/core/validation/validation.go of the same branch.
enum PublishedRecords {
  static let labelKey = ValueType.string(.qualifiedName)
  static let labelValue = ValueType.string(.labelValue)
  static let positive = ValueType.integer(1...2_147_483_647)

  /// `LabelSelector`.
  static let labelSelector = ValueType.record([
    .init("matchLabels", .map(keys: .qualifiedName, values: labelValue)),
    .init("matchExpressions", .list(of: labelSelectorRequirement)),
  ])

  private static let labelSelectorRequirement = ValueType.record([
    .init("key", labelKey, required: true),
    .init("operator", .choice(["In", "NotIn", "Exists", "DoesNotExist"]), required: true),
    .init("values", .list(of: labelValue)),
  ])

  /// `NodeSelectorTerm`. The only node field that can be matched is the name, which is longer than a label.
  static let nodeSelectorTerm = ValueType.record([
    .init(
      "matchExpressions",
      .list(
        of: .record([
          .init("key", labelKey, required: true),
          .init("operator", .choice(["In", "NotIn", "Exists", "DoesNotExist", "Gt", "Lt"]), required: true),
          .init("values", .list(of: labelValue)),
        ]))),
    .init(
      "matchFields",
      .list(
        of: .record([
          .init("key", .choice(["metadata.name"]), required: true),
          .init("operator", .choice(["In", "NotIn"]), required: true),
          .init("values", .list(of: .string(.dnsSubdomain, maxLength: 253), minItems: 1)),
        ]))),
  ])

  /// `PodAffinityTerm`.
  static let podAffinityTerm = ValueType.record([
    .init("labelSelector", labelSelector),
    .init("namespaceSelector", labelSelector),
    .init("namespaces", .list(of: .string(.dnsLabel))),
    .init("topologyKey", labelKey, required: true),
  ])

  /// How much a preference counts, from 1 to 100.
  static let weight = ValueType.Field("weight", .integer(1...100), required: true)
}
