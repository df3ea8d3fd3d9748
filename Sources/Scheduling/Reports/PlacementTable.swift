extension PlacementReport {
  /// The report for people: a table of workloads, then for each the reasons why it does not land on the other nodes, and notes.
  ///
  /// Nodes that fail for the same reason stand together; of many names the first are shown.
  public var text: String {
    var text = table
    for row in rows {
      let reasons = Self.reasons(of: row)
      let notes = Self.notes(of: row)
      if !reasons.isEmpty {
        text += "\n\(row.workload.title) does not land on\n"
        for reason in reasons { text += "  \(Self.listed(reason.nodes)): \(reason.line)\n" }
      }
      if !notes.isEmpty {
        text += "\nNotes on \(row.workload.title)\n"
        for note in notes { text += "  \(Self.listed(note.nodes)): \(note.line)\n" }
      }
    }
    return text
  }

  private var table: String {
    var lines = [["WORKLOAD", "OS", "LANDS ON", "NODES"]]
    for row in rows {
      let names = row.landsOn
      lines.append([
        row.workload.title, row.workload.operatingSystem.map(printable) ?? "any", "\(names.count) of \(nodeCount)",
        names.isEmpty ? "none" : Self.listed(names),
      ])
    }
    let widths = (0..<3).map { column in lines.map { $0[column].unicodeScalars.count }.max() ?? 0 }
    return lines.map { cells in
      zip(cells, widths).map { $0 + String(repeating: " ", count: $1 - $0.unicodeScalars.count + 2) }.joined() + cells[3] + "\n"
    }.joined()
  }

  private struct Group {
    var line: String
    var nodes: [String]
  }

  /// Nodes by what is asked for, those with the same reasons together; the values found instead stand once each.
  private static func reasons(of row: Row) -> [Group] {
    var nodes: [String: [String]] = [:]
    var findings: [String: Set<String>] = [:]
    for node in row.nodes {
      for refusal in node.verdict.refusals {
        let demand = refusal.demand
        nodes[demand, default: []].append(node.node)
        if let finding = refusal.finding { findings[demand, default: []].insert(finding) }
      }
    }
    return sorted(nodes) { demand in
      guard let found = findings[demand]?.sorted() else { return demand }
      let shown = found.count > 3 ? found.prefix(2) + ["\(found.count - 2) other findings"] : found[...]
      return "\(demand): \(shown.joined(separator: " or "))"
    }
  }

  private static func notes(of row: Row) -> [Group] {
    var nodes: [String: [String]] = [:]
    for node in row.nodes where node.verdict.fits {
      for note in node.verdict.notes { nodes[note.message, default: []].append(node.node) }
    }
    return sorted(nodes) { $0 }
  }

  /// The widest groups first, then by their words.
  private static func sorted(_ nodes: [String: [String]], line: (String) -> String) -> [Group] {
    nodes.sorted { $0.value.count != $1.value.count ? $0.value.count > $1.value.count : $0.key < $1.key }
      .map { Group(line: line($0.key), nodes: $0.value) }
  }

  /// At most twelve names, since the table is for people; JSON has them all.
  private static func listed(_ names: [String]) -> String {
    let shown = names.prefix(12).map(printable).joined(separator: ", ")
    return names.count > 12 ? "\(shown) and \(names.count - 12) more" : shown
  }
}
