import Checks
import YAML

/// What the roles of a ServiceAccount allow, one line a role.
struct Rights {
  private(set) var lines: [(text: String, isStrong: Bool)] = []

  /// - Parameter namespace: the workload's.
  init(of account: String, in namespace: String?, _ scope: ScopeView) {
    for grant in AccountRights(of: account, in: namespace, scope).grants where grant.isByName {
      let isWide = grant.binding.kind == "ClusterRoleBinding"
      let place = isWide ? "cluster" : grant.binding.namespace ?? namespace ?? "namespace"
      guard let rules = grant.rules else {
        lines.append(("\(place): \(grant.kind) \(grant.name), not in view", false))
        continue
      }
      var found: [(verbs: [String], resources: [String], named: Int)] = []
      for rule in rules {
        let verbs = Self.words(rule["verbs"])
        let resources = Self.words(rule["resources"]) + Self.words(rule["nonResourceURLs"])
        let named = rule["resourceNames"]?.list?.count ?? 0
        if named == 0, let same = found.firstIndex(where: { $0.verbs == verbs && $0.named == 0 }) {
          found[same].resources += resources.filter { !found[same].resources.contains($0) }
        } else {
          found.append((verbs, resources, named))
        }
      }
      for (verbs, resources, named) in found {
        let text = "\(place): \(Self.listed(verbs)) \(Self.listed(resources))" + (named > 0 ? " (\(named) by name)" : "")
        let isStrong = verbs.contains("*") || resources.contains("*") || resources.contains("secrets") && named == 0
        if !lines.contains(where: { $0.text == text }) { lines.append((text, isStrong)) }
      }
    }
  }

  private static func words(_ list: YAMLValue?) -> [String] { (list?.list ?? []).compactMap(\.string) }

  private static func listed(_ words: [String]) -> String {
    if words.isEmpty { return "nothing" }
    if words.contains("*") { return "everything" }
    return words.prefix(6).joined(separator: ", ") + (words.count > 6 ? " and \(words.count - 6) more" : "")
  }
}
