/// A chart's `kubeVersion`: which clusters Helm installs it on.
///
/// The comparisons `=`, `!=`, `<`, `<=`, `>`, `>=` between full versions, all of which must hold; Helm's library (Masterminds/semver) knows more.
public struct KubernetesRequirement: Sendable, Hashable {
  private var comparisons: [Comparison]

  private struct Comparison: Sendable, Hashable {
    var sign: String
    var version: KubernetesVersion
  }

  /// Nil if the text has other forms than those above.
  public init?(_ text: String) {
    comparisons = []
    for part in text.split(whereSeparator: { $0 == " " || $0 == "," }) {
      let sign = part.prefix { "<>=!".contains($0) }
      guard ["", "=", "!=", "<", "<=", ">", ">="].contains(sign), let version = KubernetesVersion(String(part.dropFirst(sign.count))) else {
        return nil
      }
      comparisons.append(Comparison(sign: String(sign), version: version))
    }
  }

  /// The versions that it compares with.
  public var versions: [KubernetesVersion] { comparisons.map(\.version) }

  public func allows(_ version: KubernetesVersion) -> Bool {
    comparisons.allSatisfy { comparison in
      switch comparison.sign {
      case "<": version < comparison.version
      case "<=": version <= comparison.version
      case ">": version > comparison.version
      case ">=": version >= comparison.version
      case "!=": version != comparison.version
      default: version == comparison.version
      }
    }
  }
}
