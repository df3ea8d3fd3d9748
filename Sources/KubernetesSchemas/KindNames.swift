import Diagnostics

extension SchemaTable {
  /// `apps` of `apps/v1`; empty for `v1`.
  static func group(of apiVersion: String) -> Substring {
    apiVersion.lastIndex(of: "/").map { apiVersion[..<$0] } ?? ""
  }

  /// The groups that Kubernetes itself serves, or used to.
  var groups: Set<Substring> { Set(allKinds.flatMap { $0.entries.map { Self.group(of: $0.apiVersion) } }) }
}

extension SchemaTable.Kind {
  var group: Substring { SchemaTable.group(of: apiVersion) }
}

extension KubernetesSchemas {
  /// The kind of an API version that a misspelt one most likely meant.
  static func nearestKind(to kind: String, of apiVersion: String, in table: SchemaTable) -> String? {
    let kinds = table.allKinds.filter { each in each.entries.contains { $0.apiVersion == apiVersion && $0.isServed(in: table.version) } }
    return nearestMatch(to: kind, among: kinds.map(\.kind).sorted())
  }
}
