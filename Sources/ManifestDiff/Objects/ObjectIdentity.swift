public import YAML

/// What makes an object the same one in two sets of manifests: Kubernetes' group, kind, namespace and name. The version of the API is no
/// part of it, since the cluster converts between versions.
public struct ObjectIdentity: Sendable, Hashable {
  public var group: String
  public var kind: String
  /// As written; nil if the object leaves it to the one who applies it, or has none.
  public var namespace: String?
  public var name: String
  /// Which of several objects of that identity in one set, from 0: those without a name that is fixed, or mistakes.
  public var ordinal = 0

  /// Nil if the value is no object: a map with `apiVersion` and `kind`.
  public init?(_ object: YAMLValue) {
    guard let version = object["apiVersion"]?.string, let kind = object["kind"]?.string else { return nil }
    group = version.firstIndex(of: "/").map { String(version[..<$0]) } ?? ""
    self.kind = kind
    namespace = object["metadata"]?["namespace"]?.string
    name = object["metadata"]?["name"]?.string ?? object["metadata"]?["generateName"]?.string.map { $0 + "*" } ?? ""
  }

  /// `DaemonSet.apps monitoring/proxy`, as kubectl writes kinds.
  public var title: String {
    let full = group.isEmpty ? kind : "\(kind).\(group)"
    let place = namespace.map { "\($0)/" } ?? ""
    return "\(full) \(place)\(name)" + (ordinal > 0 ? " (\(ordinal + 1))" : "")
  }

  /// Whatever group somebody wrote: what has this kind is meant to hold secrets.
  var isSecret: Bool { kind == "Secret" }

  /// Whether the other one is the next of its line: a Job, which runs once, or a name whose ending is a digest of the contents, as kustomize's
  /// generators and charts make them.
  func isFollowed(by other: ObjectIdentity) -> Bool {
    if namespace != other.namespace { return false }
    if group == "batch", kind == "Job" { return true }
    let endings = [name, other.name].map { $0[($0.lastIndex(of: "-") ?? $0.startIndex)...] }
    guard name.dropLast(endings[0].count) == other.name.dropLast(endings[1].count) else { return false }
    return endings.allSatisfy { ending in
      (9...11).contains(ending.utf8.count) && ending.hasPrefix("-") && ending.contains { $0.isNumber }
        && ending.dropFirst().utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) }
    }
  }
}

extension ObjectIdentity: Comparable {
  public static func < (left: ObjectIdentity, right: ObjectIdentity) -> Bool {
    for (one, other) in [
      (left.group, right.group), (left.kind, right.kind), (left.namespace ?? "", right.namespace ?? ""), (left.name, right.name),
    ] where !one.utf8.elementsEqual(other.utf8) {
      return one.utf8.lexicographicallyPrecedes(other.utf8)
    }
    if (left.namespace == nil) != (right.namespace == nil) { return left.namespace == nil }
    return left.ordinal < right.ordinal
  }
}

/// The objects of one side, by identity.
public struct ObjectSet: Sendable {
  public private(set) var objects: [ObjectIdentity: YAMLValue] = [:]
  /// Identities that several objects have.
  public private(set) var repeated: Set<ObjectIdentity> = []
  private var counts: [ObjectIdentity: Int] = [:]

  public init() {}

  public init(_ documents: some Sequence<YAMLValue>) {
    for document in documents { add(document) }
  }

  /// Adds an object, or the items of a List.
  ///
  /// - Returns: whether the value is an object, or a List of objects alone; what else it has is left out.
  @discardableResult
  public mutating func add(_ document: YAMLValue) -> Bool {
    var isWhole = true
    // Lists hold Lists only by mistake; the reader bounds how deep.
    var waiting = [document]
    while let value = waiting.popLast() {
      guard var identity = ObjectIdentity(value) else {
        isWhole = false
        continue
      }
      if identity.kind.hasSuffix("List"), case .list(let items)? = value["items"] {
        waiting += items.reversed()
        continue
      }
      let count = counts[identity, default: 0]
      counts[identity] = count + 1
      if count > 0, !identity.name.hasSuffix("*") { repeated.insert(identity) }
      identity.ordinal = count
      objects[identity] = value
    }
    return isWhole
  }
}
