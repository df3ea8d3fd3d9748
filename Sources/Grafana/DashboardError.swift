/// Why a dashboard cannot be written. The words for it stand in DashboardErrorWording.swift.
public enum DashboardError: Error, Sendable, Hashable {
  case invalidUID(String)
  case emptyTitle(uid: String)
  /// Grafana's variables are named with letters, digits and underscores; `datasource` and names with two underscores are taken.
  case invalidVariableName(String)
  case repeatedVariable(String)
  /// A panel or row repeats for a variable that the dashboard lacks.
  case unknownVariable(String, panel: String)
  case emptyLine(row: String?)
  /// Widths of a line's panels that do not fill the 24 columns, or more than fit.
  case lineWidth(Int, panels: [String])
  case lineHeight(Int, panels: [String])
  /// A panel that repeats for a variable needs the line to itself: Grafana lays its copies over what stands beside it.
  case repeatedPanelHasNeighbours(String)
  case emptyPanelTitle(row: String?)
  /// Nothing says what is good and what is bad.
  case noDescription(panel: String)
  case noTargets(panel: String)
  /// A field names a query that the panel does not have.
  case unknownTarget(Int, panel: String)
  /// Steps of thresholds that do not rise, or are no numbers.
  case unorderedThresholds(panel: String)
  /// The dashboard's JSON, with the name of its file, does not fit into a ConfigMap.
  case tooLarge(file: String, bytes: Int, limit: Int)
  case repeatedFile(String)
  /// Not a name that a key of a ConfigMap may have.
  case invalidFileName(String)
}
