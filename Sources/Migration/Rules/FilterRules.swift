/// What the old collectors keep or drop.
enum FilterRules {
  static let keys =
    ["aks", "eks", "gke"].map { OldKey("enableMetricsFilter.\($0)", .boolean, .consulted(.filters)) } + [
      OldKey("enableMetricsFilter.dropKubeSystem", .boolean, .leftOut(.filters)),
      OldKey("disableKubeDnsScraping", .boolean, .leftOut(.otherDuty)),
      OldKey("filters", .map, .leftOut(.filters)),
      OldKey("prometheusFilters", .map, .leftOut(.filters)),
    ]
}
