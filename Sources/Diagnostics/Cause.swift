/// What a finding goes back to: it may stand in a generated object, but be mended elsewhere.
public enum Cause: Sendable, Hashable {
  /// The line of the Swift spec that declares what is wrong.
  case spec(SourceLocation)
  /// The chart value that decides it, as a dotted path such as `proxy.resources`.
  case chartValue(String)
  /// The Kubernetes object it was found in. The name has the namespace before it if there is one: `monitoring/collector`.
  case object(kind: String, name: String)
  /// The clusters of a fleet that it concerns, in order.
  case clusters([String])
}

extension Cause: CustomStringConvertible {
  /// Such as `in DaemonSet monitoring/proxy`, to stand on a line of its own below the finding.
  public var description: String {
    switch self {
    case .spec(let location): "declared at \(location)"
    case .chartValue(let path): "decided by the chart value \(path)"
    case .object(let kind, let name): "in \(kind) \(name)"
    case .clusters(let names): Self.description(ofClusters: names)
    }
  }

  /// A thousand names help nobody.
  private static func description(ofClusters names: [String]) -> String {
    let shown = names.prefix(5).joined(separator: ", ")
    return "in \(names.count == 1 ? "cluster" : "clusters") \(shown)" + (names.count > 5 ? " and \(names.count - 5) more" : "")
  }
}
