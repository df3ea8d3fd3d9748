import PromQL
import Prometheus

extension RuleGroup {
  /// The group reading the exporters of the cluster's nodes alone: a Prometheus may scrape windows_exporter on other machines too, which
  /// are no nodes.
  var ofNodes: RuleGroup {
    let recorded = Set(rules.map(\.name))
    var group = self
    for index in group.rules.indices {
      group.rules[index].query = group.rules[index].query.mapping { query in
        query.mapping { part in
          switch part.kind {
          case .selector(let selector): PromQLExpression(.selector(selector.ofNodes(except: recorded)))
          case .range(let selector, let duration): PromQLExpression(.range(selector.ofNodes(except: recorded), duration))
          default: part
          }
        }
      }
    }
    return group
  }
}

extension VectorSelector {
  fileprivate func ofNodes(except recorded: Set<String>) -> VectorSelector {
    guard let name = name?.literal, name.hasPrefix("windows_"), !recorded.contains(name) else { return self }
    var selector = self
    selector.matchers.insert(LabelMatcher("job", .equal, QueryText(WindowsQueries.job)), at: 0)
    return selector
  }
}
