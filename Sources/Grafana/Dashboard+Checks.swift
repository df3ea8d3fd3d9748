extension Dashboard {
  func check() throws(DashboardError) {
    guard !title.isEmpty else { throw .emptyTitle(uid: uid.text) }
    var names: Set<String> = []
    for variable in variables {
      guard variable.isNameValid else { throw .invalidVariableName(variable.name) }
      guard names.insert(variable.name).inserted else { throw .repeatedVariable(variable.name) }
    }
    for line in lines { try check(line, row: nil, variables: names) }
    for row in rows {
      if let variable = row.repetition, !names.contains(variable) { throw .unknownVariable(variable, panel: row.title) }
      for line in row.lines { try check(line, row: row.title, variables: names) }
    }
  }

  private func check(_ line: PanelLine, row: String?, variables: Set<String>) throws(DashboardError) {
    for panel in line.panels {
      // A text speaks for itself.
      let needsWords = panel.visualization.hasQueries
      guard !panel.title.isEmpty || !needsWords else { throw .emptyPanelTitle(row: row) }
      try panel.check()
      if let variable = panel.repetition?.variable, !variables.contains(variable) {
        throw .unknownVariable(variable, panel: panel.title)
      }
    }
  }
}

extension Panel {
  fileprivate func check() throws(DashboardError) {
    guard visualization.hasQueries else { return }
    guard description.utf8.contains(where: { $0 > 0x20 }) else { throw .noDescription(panel: title) }
    guard !targets.isEmpty else { throw .noTargets(panel: title) }
    let named = overrides.compactMap(\.target) + transformations.flatMap(\.targets)
    if let unknown = named.first(where: { !targets.indices.contains($0) }) { throw .unknownTarget(unknown, panel: title) }
    let thresholds =
      [fields?.thresholds].compactMap(\.self)
      + overrides.flatMap(\.properties).compactMap { if case .thresholds(let thresholds) = $0 { thresholds } else { nil } }
    guard thresholds.allSatisfy(\.isOrdered) else { throw .unorderedThresholds(panel: title) }
  }
}
