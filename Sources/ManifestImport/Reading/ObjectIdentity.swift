import YAML

/// What tells objects apart.
public struct ObjectIdentity: Sendable, Hashable {
  public var apiVersion: String
  public var kind: String
  public var namespace: String?
  public var name: String

  init?(_ object: YAMLMap) {
    guard let apiVersion = object["apiVersion"]?.string, let kind = object["kind"]?.string, !apiVersion.isEmpty, !kind.isEmpty else {
      return nil
    }
    self.apiVersion = apiVersion
    self.kind = kind
    namespace = object["metadata"]?["namespace"]?.string
    name = object["metadata"]?["name"]?.string ?? ""
  }

  /// For people: `Deployment web`, with the namespace if it names one.
  public var title: String { "\(kind) \(name)" + (namespace.map { " in \($0)" } ?? "") }
}
