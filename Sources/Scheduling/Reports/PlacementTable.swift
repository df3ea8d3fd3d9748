extension PlacementReport {
  /// The report for people: a table of workloads, then for each the reasons why it does not land on the other nodes, and notes.
  ///
  /// Nodes that fail for the same reason stand together; of many names the first are shown.
  public var text: String {
    var text = table
    for row in rows {
      let reasons = row.reasons
      let notes = row.notes
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

  /// Names of nodes for people, the first of many; JSON has them all. Control characters are written as `\u{…}`.
  public static func listed(_ names: [String], limit: Int = 12) -> String {
    let shown = names.prefix(limit).map(printable).joined(separator: ", ")
    return names.count > limit ? "\(shown) and \(names.count - limit) more" : shown
  }
}
