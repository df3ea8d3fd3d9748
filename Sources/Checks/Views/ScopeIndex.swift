import Scheduling
import YAML

/// Finds a scope's objects by kind and name, and its pods by namespace and label.
struct ScopeIndex: Sendable {
  private struct Name: Hashable {
    var kind: String
    var name: String
  }

  private struct Label: Hashable {
    var namespace: String?
    var key: String
    var value: String
  }

  private var objects: [Name: [Int]] = [:]
  private var pods: [String?: [Int]] = [:]
  /// Which pods carry a label.
  private var carriers: [Label: [Int]] = [:]

  /// - Parameter releaseNamespace: of pods that name none.
  init(_ objects: [ObjectView], _ pods: [PodView], releaseNamespace: String?) {
    self.objects.reserveCapacity(objects.count)
    for (position, object) in objects.enumerated() {
      if let name = object.name { self.objects[Name(kind: object.kind, name: name), default: []].append(position) }
    }
    for (position, pod) in pods.enumerated() {
      let namespace = pod.namespace ?? releaseNamespace
      self.pods[namespace, default: []].append(position)
      for entry in pod.labels.entries {
        guard let value = entry.value.string else { continue }
        carriers[Label(namespace: namespace, key: entry.key, value: value), default: []].append(position)
      }
    }
  }

  func objects(_ kind: String, _ name: String) -> [Int] { objects[Name(kind: kind, name: name)] ?? [] }

  func pods(in namespace: String?) -> [Int] { pods[namespace] ?? [] }

  /// The pods of a namespace that may match a selector: those with the rarest of the labels that it wants.
  func pods(in namespace: String?, mayMatch selector: LabelSelector) -> [Int] {
    guard let requirements = selector.requirements else { return [] }
    var fewest: [Int]?
    for requirement in requirements where requirement.operator == .isIn && requirement.values.count == 1 {
      let found = carriers[Label(namespace: namespace, key: requirement.key, value: requirement.values[0])] ?? []
      if found.isEmpty { return [] }
      if found.count < fewest?.count ?? .max { fewest = found }
    }
    return fewest ?? pods(in: namespace)
  }

  var hasPodsWithNamespace: Bool { pods.keys.contains { $0 != nil } }
}
