public import ChartModel
import Diagnostics

/// The order in which a StatefulSet's pods are made.
public enum PodManagementPolicy: String, Sendable {
  /// One after the other, each when the one before it is ready.
  case orderedReady = "OrderedReady"
  /// All at once.
  case parallel = "Parallel"
}

/// How the pods of a StatefulSet are replaced.
public enum StatefulSetUpdateStrategy: Sendable, Hashable {
  /// A pod is replaced when somebody deletes it.
  case onDelete
  /// - partition: pods with a lower number stay as they are.
  case rollingUpdate(partition: Expr<Int>? = nil)

  func encode(into map: inout MapBuilder) {
    map.map("updateStrategy") { strategy in
      switch self {
      case .onDelete: strategy.put("type", "OnDelete")
      case .rollingUpdate(let partition):
        strategy.put("type", "RollingUpdate")
        strategy.map("rollingUpdate") { $0.put("partition", partition) }
      }
    }
  }
}

/// Who may mount a volume, and how.
public enum AccessMode: String, Sendable {
  /// Pods of one node, to read and write.
  case readWriteOnce = "ReadWriteOnce"
  /// Pods of many nodes, to read.
  case readOnlyMany = "ReadOnlyMany"
  /// Pods of many nodes, to read and write.
  case readWriteMany = "ReadWriteMany"
  /// One pod, to read and write.
  case readWriteOncePod = "ReadWriteOncePod"
}

/// A volume that each pod of a StatefulSet claims for itself. A container mounts it by its name.
public struct VolumeClaimTemplate: Sendable {
  let tree: Tree

  /// - Parameter storageClass: nil or absent for the cluster's default class.
  public init(_ name: String, storage: Expr<Quantity>, accessModes: [AccessMode] = [.readWriteOnce], storageClass: Expr<String>? = nil) {
    tree = MapBuilder.tree { map in
      map.map("metadata") { $0.put("name", fixed: name) }
      map.map("spec") { spec in
        spec.list("accessModes", accessModes.map { Expr<String>(literal: $0.rawValue) })
        spec.put("storageClassName", storageClass)
        spec.map("resources") { resources in resources.map("requests") { $0.put("storage", storage) } }
      }
    }
  }
}

/// Numbered pods that keep their names and volumes.
public struct StatefulSet: KubernetesObject {
  public static let apiVersion = "apps/v1"
  public static let kind = "StatefulSet"
  /// Eleven characters less than a label holds: the pods' label `controller-revision-hash` is this name with a hash behind it
  /// (kubernetes/kubernetes issue 64023).
  public static let nameLimit = 52

  public let metadata: ObjectMetadata
  private let spec: [MapEntry]

  /// - Parameters:
  ///   - component: the value of `app.kubernetes.io/component`; the name's own unless given.
  ///   - serviceName: the headless Service that gives the pods their host names.
  ///   - volumeClaims: cannot change once installed.
  ///   - selectorLabels: labels that tell several StatefulSets of one component apart. Never changed once installed.
  public init<OS>(
    _ name: ObjectName, component: String? = nil, serviceName: ObjectName, replicas: Expr<Int>? = nil,
    podManagementPolicy: PodManagementPolicy? = nil, updateStrategy: StatefulSetUpdateStrategy? = nil,
    volumeClaims: [VolumeClaimTemplate] = [], selectorLabels: [Pair] = [], annotations: [Pair] = [], pod: PodSpec<OS>,
    fileID: String = #fileID, line: Int = #line, column: Int = #column
  ) {
    let metadata = ObjectMetadata(
      name, component: component, labels: selectorLabels, annotations: annotations,
      origin: SourceLocation(file: fileID, line: line, column: column))
    self.metadata = metadata
    spec = MapBuilder.entries { map in
      map.put("serviceName", serviceName.expression())
      map.put("replicas", replicas)
      map.put("podManagementPolicy", fixed: podManagementPolicy?.rawValue)
      updateStrategy?.encode(into: &map)
      putSelector(&map, component: metadata.component, selectorLabels: selectorLabels)
      map.map("template") { PodTemplate(pod).encode(into: &$0, component: metadata.component, selectorLabels: selectorLabels) }
      map.list("volumeClaimTemplates", volumeClaims.map(\.tree))
    }
  }

  public func encode(into map: inout MapBuilder) { map.map("spec", entries: spec) }
}
