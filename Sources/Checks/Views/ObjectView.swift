public import YAML

/// A Kubernetes object among others: a document, or an item of a List.
public struct ObjectView: Sendable {
  public let value: YAMLMap
  /// Which document it stands in, and where: empty, or the way to a List's item.
  public let document: Int
  public let path: [PathElement]
  public let apiVersion: String
  public let kind: String
  public let metadata: YAMLMap

  /// Nil if the value is no map with a kind.
  public init?(_ value: YAMLValue, document: Int, path: [PathElement] = []) {
    guard case .map(let map) = value, let kind = map["kind"]?.string else { return nil }
    self.value = map
    self.document = document
    self.path = path
    self.kind = kind
    apiVersion = map["apiVersion"]?.string ?? ""
    metadata = map["metadata"]?.map ?? YAMLMap()
  }

  /// The part of `apiVersion` before the slash; empty for the core group.
  public var group: Substring { apiVersion.firstIndex(of: "/").map { apiVersion[..<$0] } ?? "" }
  public var name: String? { metadata["name"]?.string }
  /// As written; nil if the object leaves it to the one who applies it.
  public var namespace: String? { metadata["namespace"]?.string }
  public var labels: YAMLMap { metadata["labels"]?.map ?? YAMLMap() }
  public var annotations: YAMLMap { metadata["annotations"]?.map ?? YAMLMap() }
  public var spec: YAMLMap { value["spec"]?.map ?? YAMLMap() }

  /// `DaemonSet "exporter"`, for messages.
  public var title: String { name.map { "\(kind) \(GoText.quoted($0))" } ?? kind }

  public func place(_ path: [PathElement] = []) -> Finding.Place { .init(document: document, path: self.path + path) }

  /// The object itself; of a List, its items, and theirs.
  static func objects(in value: YAMLValue, document: Int) -> [ObjectView] {
    guard let object = ObjectView(value, document: document) else { return [] }
    guard object.kind.hasSuffix("List"), case .list? = object.value["items"] else { return [object] }
    var objects: [ObjectView] = []
    object.appendItems(to: &objects)
    return objects
  }

  private func appendItems(to objects: inout [ObjectView]) {
    for (index, item) in (value["items"]?.list ?? []).enumerated() {
      guard let object = ObjectView(item, document: document, path: path + ["items", .index(index)]) else { continue }
      if object.kind.hasSuffix("List"), case .list? = object.value["items"] {
        object.appendItems(to: &objects)
      } else {
        objects.append(object)
      }
    }
  }
}
