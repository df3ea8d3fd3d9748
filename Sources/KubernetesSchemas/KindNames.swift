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

extension SchemaTable {
  /// The kind that a misspelt one most likely meant: of its API version, else of any, and then with the versions that have it.
  func nearestKind(to kind: String, of apiVersion: String) -> (kind: String, apiVersions: [String])? {
    let served = allKinds.map { each in
      (kind: each.kind, apiVersions: each.entries.filter { $0.isServed(in: version) }.map(\.apiVersion))
    }.filter { !$0.apiVersions.isEmpty }.sorted { $0.kind < $1.kind }
    let near = served.filter { $0.apiVersions.contains(apiVersion) }
    if let found = nearestMatch(to: kind, among: near.map(\.kind)) { return (found, []) }
    guard let found = nearestMatch(to: kind, among: served.map(\.kind)) else { return nil }
    return served.first { $0.kind == found }
  }
}
