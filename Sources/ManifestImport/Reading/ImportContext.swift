import ChartModel
import Kubernetes
import YAML

/// What is known of the release and chart that the objects come from.
struct ImportContext: Sendable {
  var chart: ChartInfo
  /// Nil if nothing tells it: names then stay as they are.
  var release: String?
  var namespace: String

  /// The first part of the names of a release's objects, as the named template `fullname` has it for default values.
  var fullname: String? {
    guard let release else { return nil }
    let usable = release.map { $0 == "." ? "-" : $0 }
    let first = usable.first?.isNumber == true ? "r" + usable : String(usable)
    let whole = release.contains(chart.name) ? first : "\(first)-\(chart.name)"
    return whole.utf8.count <= 63 ? whole : nil
  }

  /// The labels that a chart of this language gives every object of the release.
  var standardLabels: [(key: String, value: String)] {
    guard let release else { return [] }
    return [("helm.sh/chart", "\(chart.name)-\(chart.version)".replacingPlus)] + selectorLabels(release)
      + [("app.kubernetes.io/version", chart.appVersion), ("app.kubernetes.io/managed-by", "Helm")]
  }

  /// The labels that tell the release's pods from all others.
  var selectorLabels: [(key: String, value: String)] { release.map(selectorLabels) ?? [] }

  private func selectorLabels(_ release: String) -> [(key: String, value: String)] {
    [("app.kubernetes.io/name", chart.name), ("app.kubernetes.io/instance", release)]
  }

  /// An object's name: a literal where the language makes the same name of it for this release, and otherwise the name as it is.
  ///
  /// - Parameter isClusterWide: whether the release's namespace belongs in front, as it does for kinds without namespaces.
  func name(_ text: String, limit: Int = 63, isClusterWide: Bool = false) -> Written<ObjectName> {
    if let fullname {
      let start = (isClusterWide ? namespace + "-" : "") + fullname + "-"
      let suffix = text.dropFirst(start.utf8.count)
      if text.hasPrefix(start), text.utf8.count <= limit, suffix.isNamePart {
        let value: ObjectName = isClusterWide ? .clusterScoped(String(suffix)) : .scoped(String(suffix))
        return Written(value, .text(SwiftLiteral.line(String(suffix))))
      }
    }
    return Written(.exact(Expr(literal: text)), .call(".exact", SwiftLiteral.code(text)))
  }

  var releaseFacts: ReleaseFacts { ReleaseFacts(name: release ?? "release-name", namespace: namespace) }
}

extension String {
  fileprivate var replacingPlus: String { String(map { $0 == "+" ? "_" : $0 }) }
}

extension Substring {
  fileprivate var isNamePart: Bool {
    guard let first = utf8.first, let last = utf8.last, first != UInt8(ascii: "-"), last != UInt8(ascii: "-") else { return false }
    return utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-") }
  }
}
