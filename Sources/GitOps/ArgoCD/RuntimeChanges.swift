public import YAML

/// What becomes of a release's objects once they run, as far as delivery tools must know it.
public struct RuntimeChanges: Sendable, Hashable {
  /// Fields of one object, as JSON pointers, that something in the cluster writes although the chart sets them.
  public struct Field: Sendable, Hashable {
    public var group: String
    public var kind: String
    public var name: String
    public var namespace: String?
    public var pointers: [String]
  }

  /// In the order of the objects.
  public var fields: [Field]
  /// Some object is too large for the annotation in which a client-side apply keeps a copy of it.
  public var hasLargeObjects: Bool

  /// - Parameter objects: those of a release.
  public init(of objects: [YAMLValue]) {
    let views = objects.map(View.init)
    let written = Self.writtenNames(views)
    let scaled = Self.scaledWorkloads(views)
    fields = views.compactMap { view in
      var pointers: [String] = []
      if written.contains(view.identity) {
        pointers += ["data", "binaryData", "stringData"].filter { view.object[$0] != nil }.map { "/" + $0 }
      }
      if scaled.contains(view.identity), view.object["spec"]?["replicas"] != nil { pointers.append("/spec/replicas") }
      // Nothing differs where the chart sets nothing.
      guard !pointers.isEmpty else { return nil }
      return Field(group: view.group, kind: view.kind, name: view.name, namespace: view.namespace, pointers: pointers)
    }
    hasLargeObjects = objects.contains(where: Self.isLarge)
  }

  /// All annotations of an object together may have 262,144 bytes (kubernetes/apimachinery, pkg/api/validation/objectmeta.go,
  /// TotalAnnotationSizeLimitB), among them the whole object in `kubectl.kubernetes.io/last-applied-configuration`.
  private static func isLarge(_ object: YAMLValue) -> Bool {
    let annotations = (object["metadata"]?["annotations"]?.map?.entries ?? []).reduce(0) {
      $0 + $1.key.utf8.count + ($1.value.string?.utf8.count ?? 0)
    }
    let room = 262_144 - annotations - "kubectl.kubernetes.io/last-applied-configuration".utf8.count - 1
    // Written out only where it decides: texts are as long as they are, or six times that if every character is escaped.
    let size = size(of: object)
    if size.text > room { return true }
    if size.text * 6 + size.signs <= room { return false }
    return JSONWriter.text(for: object, pretty: false).utf8.count > room
  }

  /// The bytes of all texts, and no fewer than what JSON needs besides.
  private static func size(of value: YAMLValue) -> (text: Int, signs: Int) {
    switch value {
    case .string(let text): (text.utf8.count, 3)
    case .list(let items):
      items.reduce(into: (0, 3)) { sum, item in
        let size = size(of: item)
        sum = (sum.0 + size.text, sum.1 + size.signs + 1)
      }
    case .map(let map):
      map.entries.reduce(into: (0, 3)) { sum, entry in
        let size = size(of: entry.value)
        sum = (sum.0 + entry.key.utf8.count + size.text, sum.1 + size.signs + 5)
      }
    // The longest number, and `false`.
    case .null, .bool, .int, .float: (0, 32)
    }
  }

  /// ConfigMaps and Secrets that a role of the release lets somebody change by name.
  private static func writtenNames(_ views: [View]) -> Set<Identity> {
    var names: Set<Identity> = []
    for view in views where view.kind == "Role" || view.kind == "ClusterRole" {
      for rule in view.object["rules"]?.list ?? [] {
        let verbs = texts(rule["verbs"])
        guard verbs.contains("patch") || verbs.contains("update") || verbs.contains("*") else { continue }
        let resources = texts(rule["resources"])
        for name in texts(rule["resourceNames"]) {
          for (resource, kind) in [("configmaps", "ConfigMap"), ("secrets", "Secret")] where resources.contains(resource) {
            names.insert(Identity(group: "", kind: kind, name: name))
          }
        }
      }
    }
    return names
  }

  /// What a HorizontalPodAutoscaler of the release sets the replicas of.
  private static func scaledWorkloads(_ views: [View]) -> Set<Identity> {
    Set(
      views.compactMap { view in
        guard view.kind == "HorizontalPodAutoscaler", let target = view.object["spec"]?["scaleTargetRef"],
          let kind = target["kind"]?.string, let name = target["name"]?.string
        else { return nil }
        return Identity(group: View.group(of: target["apiVersion"]?.string ?? ""), kind: kind, name: name)
      })
  }

  private static func texts(_ value: YAMLValue?) -> [String] { (value?.list ?? []).compactMap(\.string) }

  private struct Identity: Hashable {
    var group: String
    var kind: String
    var name: String
  }

  private struct View {
    let object: YAMLValue
    let group: String
    let kind: String
    let name: String
    let namespace: String?

    init(_ object: YAMLValue) {
      self.object = object
      group = Self.group(of: object["apiVersion"]?.string ?? "")
      kind = object["kind"]?.string ?? ""
      name = object["metadata"]?["name"]?.string ?? ""
      namespace = object["metadata"]?["namespace"]?.string
    }

    var identity: Identity { Identity(group: group, kind: kind, name: name) }

    static func group(of apiVersion: String) -> String {
      apiVersion.firstIndex(of: "/").map { String(apiVersion[..<$0]) } ?? ""
    }
  }
}
