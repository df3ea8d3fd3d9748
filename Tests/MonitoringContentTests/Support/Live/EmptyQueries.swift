import WindowsExporterCatalogue

/// Queries of dashboards that have no data in made-up clusters, and why.
enum EmptyQueries {
  struct Entry: Sendable {
    var places: [String]
    var reason: String
    var isSo: @Sendable (MadeUpCluster) -> Bool = { _ in true }
  }

  static let all = [
    Entry(
      places: ["node: Page files A", "node: Page files B"], reason: "The collector pagefile is there since 0.30.0, and the panel says so.",
      isSo: { $0.version < ExporterVersion(0, 30) })
  ]

  static func places(in cluster: MadeUpCluster) -> [String] { all.filter { $0.isSo(cluster) }.flatMap(\.places).sorted() }
}
