/// Finds a scope's objects by kind and name, and its pods by namespace.
struct ScopeIndex: Sendable {
  private struct Name: Hashable {
    var kind: String
    var name: String
  }

  private var objects: [Name: [Int]] = [:]
  private var pods: [String?: [Int]] = [:]

  init(_ objects: [ObjectView], _ pods: [PodView], releaseNamespace: String?) {
    self.objects.reserveCapacity(objects.count)
    for (position, object) in objects.enumerated() {
      if let name = object.name { self.objects[Name(kind: object.kind, name: name), default: []].append(position) }
    }
    for (position, pod) in pods.enumerated() { self.pods[pod.namespace ?? releaseNamespace, default: []].append(position) }
  }

  func objects(_ kind: String, _ name: String) -> [Int] { objects[Name(kind: kind, name: name)] ?? [] }

  func pods(in namespace: String?) -> [Int] { pods[namespace] ?? [] }

  var hasPodsWithNamespace: Bool { pods.keys.contains { $0 != nil } }
}
