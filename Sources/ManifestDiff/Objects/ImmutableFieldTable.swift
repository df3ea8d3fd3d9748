import YAML

/// See `ImmutableFields`.
enum ImmutableFieldTable {
  private static let storage = "kubernetes/api storage/v1/types.go"
  private static let job = "kubernetes/kubernetes pkg/apis/batch/validation/validation.go, ValidateJobSpecUpdate"
  private static let binding = "kubernetes/kubernetes pkg/apis/rbac/validation/validation.go"
  private static let definition =
    "kubernetes/kubernetes staging/src/k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/validation/validation.go"

  static let fields: [ImmutableFields.Rule] =
    [
      rule("apps", "DaemonSet", "spec.selector", .recreateWithPods, "kubernetes/kubernetes pkg/registry/apps/daemonset/strategy.go"),
      rule("apps", "Deployment", "spec.selector", .recreateWithPods, "kubernetes/kubernetes pkg/registry/apps/deployment/strategy.go"),
      rule("apps", "ReplicaSet", "spec.selector", .recreateWithPods, "kubernetes/kubernetes pkg/registry/apps/replicaset/strategy.go"),
      rule("batch", "Job", "spec.completionMode", .recreateWithPods, job, standard: "NonIndexed"),
      rule("", "Secret", "type", .recreate, "kubernetes/api core/v1/types.go", standard: "Opaque"),
      rule("discovery.k8s.io", "EndpointSlice", "addressType", .recreate, "kubernetes/api discovery/v1/types.go"),
      rule("networking.k8s.io", "IngressClass", "spec.controller", .recreate, "kubernetes/api networking/v1/types.go"),
      rule("networking.k8s.io", "IPAddress", "spec.parentRef", .recreate, "kubernetes/api networking/v1/types.go"),
      rule("networking.k8s.io", "ServiceCIDR", "spec.cidrs", .recreate, "kubernetes/api networking/v1/types.go"),
      rule("node.k8s.io", "RuntimeClass", "handler", .recreate, "kubernetes/api node/v1/types.go"),
      rule("rbac.authorization.k8s.io", "ClusterRoleBinding", "roleRef", .recreate, binding),
      rule("rbac.authorization.k8s.io", "RoleBinding", "roleRef", .recreate, binding),
      rule("scheduling.k8s.io", "PriorityClass", "value", .rename, "kubernetes/kubernetes pkg/apis/scheduling/validation/validation.go"),
      rule(
        "scheduling.k8s.io", "PriorityClass", "preemptionPolicy", .rename,
        "kubernetes/kubernetes pkg/apis/scheduling/validation/validation.go", standard: "PreemptLowerPriority"),
      rule("storage.k8s.io", "CSIDriver", "spec.attachRequired", .recreate, storage, standard: true),
      rule("storage.k8s.io", "CSIDriver", "spec.volumeLifecycleModes", .recreate, storage, standard: ["Persistent"]),
      rule("storage.k8s.io", "CSIStorageCapacity", "nodeTopology", .recreate, storage),
      rule("storage.k8s.io", "CSIStorageCapacity", "storageClassName", .recreate, storage),
      rule("storage.k8s.io", "StorageClass", "parameters", .recreate, storage),
      rule("storage.k8s.io", "StorageClass", "provisioner", .recreate, storage),
      rule("storage.k8s.io", "StorageClass", "reclaimPolicy", .recreate, storage, standard: "Delete"),
      rule("storage.k8s.io", "StorageClass", "volumeBindingMode", .recreate, storage, standard: "Immediate"),
      rule("storage.k8s.io", "VolumeAttributesClass", "driverName", .rename, storage),
      rule("storage.k8s.io", "VolumeAttributesClass", "parameters", .rename, storage),
      rule("apiextensions.k8s.io", "CustomResourceDefinition", "spec.group", .rename, definition),
      rule("apiextensions.k8s.io", "CustomResourceDefinition", "spec.names.kind", .rename, definition),
      rule("apiextensions.k8s.io", "CustomResourceDefinition", "spec.names.plural", .rename, definition),
      rule("apiextensions.k8s.io", "CustomResourceDefinition", "spec.scope", .rename, definition),
    ]
    + ["backoffLimitPerIndex", "podFailurePolicy", "selector", "successPolicy", "template"].map {
      rule("batch", "Job", "spec.\($0)", .recreateWithPods, job)
    }
    + [rule("batch", "Job", "spec.managedBy", .recreateWithPods, job, standard: "kubernetes.io/job-controller")]

  static let specs: [ImmutableFields.SpecRule] = [
    // All but what the message of the check lists.
    .init(
      group: "apps", kind: "StatefulSet",
      mutable: [
        "minReadySeconds", "ordinals", "persistentVolumeClaimRetentionPolicy", "replicas", "revisionHistoryLimit", "template",
        "updateStrategy",
      ], standards: ["podManagementPolicy": "OrderedReady"], remedy: .recreateKeepingPods,
      source: "kubernetes/kubernetes pkg/apis/apps/validation/validation.go, ValidateStatefulSetUpdate"),
    // A claim may grow once it is bound, and its class of attributes may change.
    .init(
      group: "", kind: "PersistentVolumeClaim", mutable: ["resources", "volumeAttributesClassName", "volumeName"],
      standards: ["volumeMode": "Filesystem"], remedy: .copyData,
      source: "kubernetes/kubernetes pkg/apis/core/validation/validation.go, ValidatePersistentVolumeClaimUpdate"),
  ]

  private static func rule(
    _ group: String, _ kind: String, _ field: String, _ remedy: ImmutableChange.Remedy, _ source: String, standard: YAMLValue? = nil
  ) -> ImmutableFields.Rule {
    .init(group: group, kind: kind, field: field, standard: standard, remedy: remedy, source: source)
  }
}
