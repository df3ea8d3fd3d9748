import WindowsExporterCatalogue

/// Queries of dashboards that have no data in made-up clusters, and why.
enum EmptyQueries {
  struct Entry: Sendable {
    var places: [String]
    var reason: String
    var isSo: @Sendable (MadeUpCluster) -> Bool = { _ in true }
  }

  static let all: [Entry] = []

  static func places(in cluster: MadeUpCluster) -> [String] { all.filter { $0.isSo(cluster) }.flatMap(\.places).sorted() }
}
