import Diagnostics

extension RuleCatalogue {
  /// What keeps a chart from being packed. The words for findings are in ChartPackage.
  static let packageProblems: [RuleDescription] = [
    RuleDescription(
      "PKG001", "package-path", .error, "A file of the chart does not fit into a package.",
      explanation: """
        Packages are tar archives in the form that every reader knows: a path has at most 100 bytes behind a slash and 155 before it, the
        chart's name included, and a file less than 8 GiB. Shorten the names.
        """, sources: ["POSIX.1-2017, pax, \"ustar Interchange Format\""]),
    RuleDescription(
      "PKG002", "package-chart-file", .error, "There is no Chart.yaml to pack.",
      explanation: """
        Helm takes an archive for a chart by its Chart.yaml. Either there is none, or a pattern of .helmignore leaves it out.
        """, sources: ["helm/helm pkg/chart/v2/loader/load.go"]),
  ]
}
