extension DashboardError: CustomStringConvertible {
  /// What is wrong and what to do, in a sentence.
  public var description: String {
    switch self {
    case .invalidUID(let text):
      "\"\(text)\" is no UID of a dashboard: it takes 1 to \(DashboardUID.maxLength) letters, digits, - and _"
    case .emptyTitle(let uid): "the dashboard \(uid) has no title"
    case .invalidVariableName(let name):
      "\"\(name)\" is no name of a variable: it takes letters, digits and underscores, no digit and no __ in front, "
        + "and \(DataSourceVariable.name) is taken"
    case .repeatedVariable(let name): "two variables are named \(name)"
    case .unknownVariable(let name, let panel): "\"\(panel)\" repeats for the variable \(name), which the dashboard does not have"
    case .emptyLine(let row): "a line of panels is empty\(Self.place(row))"
    case .lineWidth(let width, let panels):
      "the panels \(Self.list(panels)) take \(width) columns; a line has exactly \(PanelLine.columns), and every panel at least one"
    case .lineHeight(let height, let panels):
      "the line of \(Self.list(panels)) is \(height) high; it takes \(PanelLine.heights.lowerBound) to \(PanelLine.heights.upperBound)"
    case .repeatedPanelHasNeighbours(let panel): "\"\(panel)\" repeats for a variable, so it needs a line of its own"
    case .emptyPanelTitle(let row): "a panel has no title\(Self.place(row))"
    case .noDescription(let panel): "\"\(panel)\" has no description: say what is good and what is bad"
    case .noTargets(let panel): "\"\(panel)\" has no query"
    case .unknownTarget(let index, let panel): "\"\(panel)\" names its query \(index + 1), which it does not have"
    case .unorderedThresholds(let panel): "the thresholds of \"\(panel)\" must be numbers that rise"
    case .tooLarge(let file, let bytes, let limit):
      "\(file) takes \(bytes) bytes of a ConfigMap, which holds \(limit): split the dashboard"
    case .repeatedFile(let name): "two dashboards would be written to \(name)"
    case .invalidFileName(let name):
      "\"\(name)\" is no key of a ConfigMap: it takes 1 to \(DashboardFile.maxNameLength) letters, digits, -, _ and ., "
        + "and is neither . nor .."
    }
  }

  private static func place(_ row: String?) -> String { row.map { " in the row \"\($0)\"" } ?? "" }
  private static func list(_ panels: [String]) -> String { panels.map { "\"\($0)\"" }.joined(separator: ", ") }
}
