import MetricCatalogue
import PromQL

/// The labels that queries ask of metrics.
extension MetricReader {
  mutating func readLabels(
    of expression: PromQLExpression, _ selectors: [SelectorUse], _ query: MetricQuery, _ told: inout Set<Told>
  ) {
    for use in selectors {
      guard let name = use.selector.metricName?.literal, dependsOnRelease(name) else { continue }
      for matcher in use.selector.matchers {
        guard let label = matcher.label.literal, label != "__name__", matcher.needsLabel, told.insert(.label(label, [name])).inserted else {
          continue
        }
        input.add(MetricInput.LabelUse(label: label, metrics: [name], place: settle(query.place(matcher.range))))
      }
    }
    let uses = expression.labelUses
    readRenames(uses, selectors, query, &told)
    for use in uses where !use.isMade {
      switch use.role {
      case .by, .on, .copied, .read, .sortedBy: break
      case .matcher, .without, .ignoring, .written: continue
      }
      let names = use.selectors.compactMap { selectors.indices.contains($0) ? selectors[$0].selector.metricName?.literal : nil }
      guard let label = use.label.literal, !names.isEmpty, names.count == use.selectors.count, names.allSatisfy(dependsOnRelease) else {
        continue
      }
      let metrics = Array(Set(names)).sorted()
      guard told.insert(.label(label, metrics)).inserted else { continue }
      input.add(MetricInput.LabelUse(label: label, metrics: metrics, place: settle(query.place(use.range))))
    }
  }

  private func dependsOnRelease(_ name: String) -> Bool { interests[name] == .always && !name.utf8.contains(UInt8(ascii: ":")) }

  /// Labels by the names that they had. A query that asks for the new name too works with both.
  private mutating func readRenames(_ uses: [LabelUse], _ selectors: [SelectorUse], _ query: MetricQuery, _ told: inout Set<Told>) {
    guard uses.contains(where: { use in use.label.literal.map(Metric.formerLabels.contains) ?? false }) else { return }
    let asked = Set(uses.compactMap(\.label.literal))
    for use in uses where !use.isMade {
      switch use.role {
      case .by, .on, .copied, .read, .sortedBy, .matcher: break
      case .without, .ignoring, .written: continue
      }
      guard let label = use.label.literal else { continue }
      let names = use.selectors.compactMap { selectors.indices.contains($0) ? selectors[$0].selector.metricName?.literal : nil }
      guard let name = names.first(where: { rename(label, of: $0) != nil }), let rename = rename(label, of: name),
        !asked.contains(rename.label), told.insert(.label(label, [name])).inserted
      else { continue }
      input.add(MetricInput.LabelUse(label: label, metrics: [name], rename: rename, place: settle(query.place(use.range))))
    }
  }

  private func rename(_ former: String, of name: String) -> LabelRename? { renames[name]?.first { $0.former == former } }
}

extension LabelMatcher {
  /// Whether series without the label are left out.
  fileprivate var needsLabel: Bool {
    switch comparison {
    case .equal: value.literal != ""
    case .notEqual: value.literal == ""
    // What matches nothing at all is written with these in it.
    case .matches:
      value.literal.map { !$0.isEmpty && !$0.hasBytes("*") && !$0.hasBytes("|)") && !$0.hasPrefix("|") && !$0.hasSuffix("|") } ?? false
    case .matchesNot: false
    }
  }
}
