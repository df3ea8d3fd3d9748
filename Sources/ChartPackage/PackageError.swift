public import Diagnostics

/// What keeps a chart from being packed.
public enum PackageError: DiagnosticError, Hashable {
  /// The path, with the chart's name before it, does not fit into an archive's header, or the file into its size.
  case unstorablePath(String)
  /// There is no Chart.yaml among the files, or .helmignore leaves it out.
  case noChartFile
}
