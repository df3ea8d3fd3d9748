import TestSupport
import Testing
import YAML

@testable import ManifestDiff

@Suite struct ImmutableFieldTests {
  /// A change of an object, and the fields that an API server would not change.
  struct Case: Sendable, CustomTestStringConvertible {
    var kind: String
    var old: String
    var new: String
    var fields: [String]
    var testDescription: String { "\(kind) \(old) → \(new)" }
  }

  private static let refused: [Case] = [
    Case(
      kind: "apps/v1 Deployment", old: "spec: {selector: {matchLabels: {a: b}}}", new: "spec: {selector: {matchLabels: {a: c}}}",
      fields: ["spec.selector"]),
    Case(
      kind: "apps/v1 DaemonSet", old: "spec: {selector: {matchLabels: {a: b}}}", new: "spec: {selector: {matchLabels: {a: b, c: d}}}",
      fields: ["spec.selector"]),
    Case(
      kind: "apps/v1 ReplicaSet", old: "spec: {selector: {matchLabels: {a: b}}}", new: "spec: {selector: {matchLabels: {}}}",
      fields: ["spec.selector"]),
    Case(
      kind: "apps/v1 StatefulSet", old: "spec: {serviceName: a, replicas: 1}", new: "spec: {serviceName: b, replicas: 2}",
      fields: ["spec.serviceName"]),
    Case(kind: "apps/v1 StatefulSet", old: "spec: {}", new: "spec: {podManagementPolicy: Parallel}", fields: ["spec.podManagementPolicy"]),
    Case(
      kind: "apps/v1 StatefulSet",
      old: "spec: {volumeClaimTemplates: [{metadata: {name: d}, spec: {resources: {requests: {storage: 1Gi}}}}]}",
      new: "spec: {volumeClaimTemplates: [{metadata: {name: d}, spec: {resources: {requests: {storage: 2Gi}}}}]}",
      fields: ["spec.volumeClaimTemplates"]),
    Case(
      kind: "batch/v1 Job", old: "spec: {template: {spec: {containers: [{name: a, image: b}]}}}",
      new: "spec: {template: {spec: {containers: [{name: a, image: c}]}}}", fields: ["spec.template"]),
    Case(kind: "batch/v1 Job", old: "spec: {completionMode: Indexed}", new: "spec: {}", fields: ["spec.completionMode"]),
    Case(kind: "batch/v1 Job", old: "spec: {completions: 1}", new: "spec: {completions: 2}", fields: ["spec.completions"]),
    Case(
      kind: "batch/v1 Job", old: "spec: {completionMode: Indexed, completions: 1}", new: "spec: {completionMode: Indexed, completions: 2}",
      fields: ["spec.completions"]),
    Case(
      kind: "batch/v1 Job", old: "spec: {backoffLimitPerIndex: 1}", new: "spec: {backoffLimitPerIndex: 2}",
      fields: ["spec.backoffLimitPerIndex"]),
    Case(kind: "v1 ConfigMap", old: "immutable: true\ndata: {a: b}", new: "immutable: true\ndata: {a: c}", fields: ["data"]),
    Case(kind: "v1 ConfigMap", old: "immutable: true\ndata: {a: b}", new: "data: {a: b}", fields: ["immutable"]),
    Case(
      kind: "v1 Secret", old: "immutable: true\ndata: {a: b}", new: "immutable: true\nstringData: {a: c}", fields: ["data", "stringData"]),
    Case(kind: "v1 Secret", old: "data: {}", new: "type: kubernetes.io/tls\ndata: {}", fields: ["type"]),
    Case(kind: "v1 Service", old: "spec: {clusterIP: 10.0.0.1}", new: "spec: {clusterIP: 10.0.0.2}", fields: ["spec.clusterIP"]),
    Case(kind: "v1 Service", old: "spec: {}", new: "spec: {clusterIP: None}", fields: ["spec.clusterIP"]),
    Case(
      kind: "v1 PersistentVolumeClaim", old: "spec: {storageClassName: a}", new: "spec: {storageClassName: b}",
      fields: ["spec.storageClassName"]),
    Case(
      kind: "v1 PersistentVolumeClaim", old: "spec: {accessModes: [ReadWriteOnce]}",
      new: "spec: {accessModes: [ReadWriteMany], volumeMode: Block}", fields: ["spec.accessModes", "spec.volumeMode"]),
    Case(
      kind: "storage.k8s.io/v1 StorageClass", old: "provisioner: a\nparameters: {x: y}", new: "provisioner: b\nparameters: {}",
      fields: ["parameters", "provisioner"]),
    Case(
      kind: "storage.k8s.io/v1 StorageClass", old: "{}", new: "reclaimPolicy: Retain\nvolumeBindingMode: WaitForFirstConsumer",
      fields: ["reclaimPolicy", "volumeBindingMode"]),
    Case(kind: "storage.k8s.io/v1 CSIDriver", old: "spec: {attachRequired: false}", new: "spec: {}", fields: ["spec.attachRequired"]),
    Case(kind: "rbac.authorization.k8s.io/v1 RoleBinding", old: "roleRef: {name: a}", new: "roleRef: {name: b}", fields: ["roleRef"]),
    Case(
      kind: "rbac.authorization.k8s.io/v1 ClusterRoleBinding", old: "roleRef: {name: a}", new: "roleRef: {name: b}", fields: ["roleRef"]),
    Case(
      kind: "scheduling.k8s.io/v1 PriorityClass", old: "value: 1", new: "value: 2\npreemptionPolicy: Never",
      fields: ["preemptionPolicy", "value"]),
    Case(kind: "node.k8s.io/v1 RuntimeClass", old: "handler: a", new: "handler: b", fields: ["handler"]),
    Case(
      kind: "networking.k8s.io/v1 IngressClass", old: "spec: {controller: a}", new: "spec: {controller: b}", fields: ["spec.controller"]),
    Case(
      kind: "apiextensions.k8s.io/v1 CustomResourceDefinition", old: "spec: {scope: Cluster, group: a, names: {kind: A, plural: as}}",
      new: "spec: {scope: Namespaced, group: b, names: {kind: B, plural: bs}}",
      fields: ["spec.group", "spec.names.kind", "spec.names.plural", "spec.scope"]),
  ]

  private static let allowed: [Case] = [
    Case(
      kind: "apps/v1 Deployment", old: "spec: {replicas: 1, template: {a: b}}", new: "spec: {replicas: 2, template: {a: c}}", fields: []),
    Case(
      kind: "apps/v1 Deployment", old: "spec: {selector: {matchLabels: {a: b, c: d}}}",
      new: "spec: {selector: {matchLabels: {c: d, a: b}}, replicas: 3}", fields: []),
    Case(
      kind: "apps/v1 StatefulSet", old: "spec: {}",
      new:
        "spec: {podManagementPolicy: OrderedReady, replicas: 3, ordinals: {start: 1}, minReadySeconds: 4, revisionHistoryLimit: 3, updateStrategy: {type: OnDelete}}",
      fields: []),
    Case(
      kind: "batch/v1 Job", old: "spec: {parallelism: 1, suspend: true}",
      new: "spec: {parallelism: 2, completionMode: NonIndexed, ttlSecondsAfterFinished: 5}", fields: []),
    Case(
      kind: "batch/v1 Job", old: "spec: {completionMode: Indexed, completions: 1, parallelism: 1}",
      new: "spec: {completionMode: Indexed, completions: 2, parallelism: 2}", fields: []),
    // A CronJob's template is for jobs to come.
    Case(
      kind: "batch/v1 CronJob", old: "spec: {jobTemplate: {spec: {template: {a: b}}}}",
      new: "spec: {jobTemplate: {spec: {template: {a: c}}}}", fields: []),
    Case(kind: "v1 ConfigMap", old: "data: {a: b}", new: "immutable: true\ndata: {a: c}", fields: []),
    Case(kind: "v1 Secret", old: "data: {a: b}", new: "type: Opaque\ndata: {a: c}", fields: []),
    Case(kind: "v1 Service", old: "spec: {clusterIP: 10.0.0.1}", new: "spec: {ports: []}", fields: []),
    Case(kind: "v1 Service", old: "spec: {type: ExternalName, externalName: a}", new: "spec: {clusterIP: 10.0.0.1}", fields: []),
    Case(
      kind: "v1 PersistentVolumeClaim", old: "spec: {resources: {requests: {storage: 1Gi}}}",
      new: "spec: {resources: {requests: {storage: 2Gi}}, volumeMode: Filesystem}", fields: []),
    Case(
      kind: "storage.k8s.io/v1 StorageClass", old: "{}", new: "reclaimPolicy: Delete\nallowVolumeExpansion: true\nmountOptions: [ro]",
      fields: []),
    Case(
      kind: "storage.k8s.io/v1 CSIDriver", old: "spec: {}",
      new: "spec: {attachRequired: true, podInfoOnMount: true, volumeLifecycleModes: [Persistent]}", fields: []),
    Case(
      kind: "rbac.authorization.k8s.io/v1 RoleBinding", old: "roleRef: {name: a}\nsubjects: []",
      new: "roleRef: {name: a}\nsubjects: [{kind: User, name: x}]", fields: []),
    Case(kind: "networking.k8s.io/v1 Ingress", old: "spec: {ingressClassName: a}", new: "spec: {ingressClassName: b}", fields: []),
    // Not Kubernetes' own kind.
    Case(kind: "example.com/v1 Deployment", old: "spec: {selector: a}", new: "spec: {selector: b}", fields: []),
  ]

  private static func object(_ kind: String, _ body: String) throws -> YAMLValue {
    let words = kind.split(separator: " ")
    let body = try YAMLReader.readSingle(body, file: "test").plain.map ?? [:]
    return .map(
      YAMLMap(
        [
          .init(key: "apiVersion", value: .string(String(words[0]))), .init(key: "kind", value: .string(String(words[1]))),
          .init(key: "metadata", value: ["name": "a", "namespace": "n"]),
        ] + body.entries))
  }

  @Test(arguments: refused + allowed) func table(_ test: Case) throws {
    let (old, new) = (try Self.object(test.kind, test.old), try Self.object(test.kind, test.new))
    let difference = ManifestDifference(from: ObjectSet([old]), to: ObjectSet([new]))
    let changed = try #require(difference.changed.first)
    #expect(changed.immutable.map { $0.field.text }.sorted() == test.fields)
    for change in changed.immutable {
      #expect(!change.source.isEmpty)
      #expect(change.advice.hasPrefix("delete") || change.remedy == .rename || change.remedy == .copyData)
    }
    #expect(ImmutableFields.violations(changed.identity, from: old, to: old).isEmpty)
  }

  /// Whoever adds a field shows it in the table above.
  @Test func everyRuleIsInTheTable() throws {
    let tested = Set(Self.refused.flatMap { test in test.fields.map { "\(test.kind.split(separator: " ")[1]) \($0)" } })
    let untested: Set<String> = [
      "EndpointSlice addressType", "IPAddress spec.parentRef", "ServiceCIDR spec.cidrs", "CSIDriver spec.volumeLifecycleModes",
      "CSIStorageCapacity nodeTopology", "CSIStorageCapacity storageClassName", "VolumeAttributesClass driverName",
      "VolumeAttributesClass parameters", "Job spec.podFailurePolicy", "Job spec.selector", "Job spec.successPolicy", "Job spec.managedBy",
    ]
    for rule in ImmutableFieldTable.fields {
      #expect(tested.union(untested).contains("\(rule.kind) \(rule.field)"), "\(rule.kind) \(rule.field)")
    }
  }

  /// Those are alike: each is written once with another value.
  @Test(arguments: ImmutableFieldTable.fields.map { [$0.group, $0.kind, $0.field] }) func eachFieldByItself(_ rule: [String]) throws {
    func object(_ value: String) -> YAMLValue {
      let keys = rule[2].split(separator: ".").map(String.init)
      let field = keys.reversed().reduce(YAMLValue.string(value)) { .map(YAMLMap([.init(key: $1, value: $0)])) }
      let head: YAMLMap = [
        "apiVersion": .string(rule[0].isEmpty ? "v1" : rule[0] + "/v1"), "kind": .string(rule[1]), "metadata": ["name": "a"],
      ]
      return .map(YAMLMap(head.entries + (field.map?.entries ?? [])))
    }
    let difference = ManifestDifference(from: ObjectSet([object("x")]), to: ObjectSet([object("y")]))
    #expect(difference.immutable.map { $0.field.text } == [rule[2]])
  }

  @Test func adviceNamesTheObject() throws {
    let difference = try ObjectDiffTests.difference(
      "{apiVersion: apps/v1, kind: DaemonSet, metadata: {name: p, namespace: m}, spec: {selector: {a: b}}}",
      "{apiVersion: apps/v1, kind: DaemonSet, metadata: {name: p, namespace: m}, spec: {selector: {a: c}}}")
    #expect(difference.immutable[0].advice.contains("kubectl delete DaemonSet.apps p -n m"))
    let text = Difference(oldName: "a", newName: "b", objects: difference).text
    #expect(text.contains("    ! spec.selector cannot be updated: delete the old object first"))
  }
}
