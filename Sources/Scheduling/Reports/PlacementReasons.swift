extension PlacementReport {
  /// A line that holds for several nodes.
  public struct NodeGroup: Sendable, Hashable {
    /// Without control characters.
    public var line: String
    public var nodes: [String]
  }
}

extension PlacementReport.Row {
  /// Why the workload does not land on nodes. Those with the same reasons stand together, by what is asked for; the values found instead
  /// stand once each. The widest groups come first.
  public var reasons: [PlacementReport.NodeGroup] {
    var groups: [String: [String]] = [:]
    var findings: [String: Set<String>] = [:]
    for node in nodes {
      for refusal in node.verdict.refusals {
        let demand = refusal.demand
        groups[demand, default: []].append(node.node)
        if let finding = refusal.finding { findings[demand, default: []].insert(finding) }
      }
    }
    return Self.sorted(groups) { demand in
      guard let found = findings[demand]?.sorted() else { return demand }
      let shown = found.count > 3 ? found.prefix(2) + ["\(found.count - 2) other findings"] : found[...]
      return "\(demand): \(shown.joined(separator: " or "))"
    }
  }

  /// What is worth knowing of the nodes that the workload lands on.
  public var notes: [PlacementReport.NodeGroup] {
    var groups: [String: [String]] = [:]
    for node in nodes where node.verdict.fits {
      for note in node.verdict.notes { groups[note.message, default: []].append(node.node) }
    }
    return Self.sorted(groups) { $0 }
  }

  private static func sorted(_ groups: [String: [String]], line: (String) -> String) -> [PlacementReport.NodeGroup] {
    groups.sorted { $0.value.count != $1.value.count ? $0.value.count > $1.value.count : $0.key < $1.key }
      .map { PlacementReport.NodeGroup(line: line($0.key), nodes: $0.value) }
  }
}
