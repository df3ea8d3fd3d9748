import YAML

/// What a cluster knows an object by, and the version in which it is written.
struct ObjectIdentity: Sendable, Hashable {
  /// Empty for the core group.
  var group: String
  var version: String
  var kind: String
  /// As the object itself has it: nil for cluster-wide kinds, and for objects that go where the tool is told to.
  var namespace: String?
  var name: String

  var apiVersion: String { group.isEmpty ? version : group + "/" + version }

  /// - Throws: `ManifestFault` for what no tool could apply.
  init(_ object: YAMLValue, at index: Int) throws(ManifestFault) {
    guard let apiVersion = object["apiVersion"]?.string, let kind = object["kind"]?.string, !apiVersion.isEmpty, !kind.isEmpty else {
      throw .notAnObject(place: index + 1, missing: ["apiVersion", "kind"].filter { (object[$0]?.string ?? "").isEmpty })
    }
    // Clients unwrap whatever is called so and has items (kubernetes-sigs/kustomize api/resource/factory.go, inlineAnyEmbeddedLists).
    if kind.hasSuffix("List"), object["items"] != nil { throw .list(place: index + 1, kind: kind) }
    guard let name = object["metadata"]?["name"]?.string, !name.isEmpty else {
      throw .noName(place: index + 1, kind: kind, generatesOne: object["metadata"]?["generateName"] != nil)
    }
    let parts = apiVersion.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    group = parts.count == 2 ? String(parts[0]) : ""
    version = String(parts.last ?? "")
    self.kind = kind
    self.name = name
    namespace = object["metadata"]?["namespace"]?.string.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Of all objects, in their order.
  ///
  /// - Parameter namespace: where objects go that name none.
  /// - Throws: `DiagnosticList` with all faults.
  static func all(_ objects: [YAMLValue], namespace: String) throws -> [ObjectIdentity] {
    var identities: [ObjectIdentity] = []
    var faults: [ManifestFault] = []
    var seen: [ObjectIdentity: Int] = [:]
    for (index, object) in objects.enumerated() {
      do throws(ManifestFault) {
        let identity = try ObjectIdentity(object, at: index)
        identities.append(identity)
        var key = identity
        key.version = ""
        key.namespace = identity.namespace ?? namespace
        if let first = seen[key] {
          faults.append(.twice(identity, first: first + 1, second: index + 1))
        } else {
          seen[key] = index
        }
      } catch {
        faults.append(error)
      }
    }
    if !faults.isEmpty { throw faults.list }
    return identities
  }
}
