import Grafana
import PromQL

/// Reads the queries of dashboards, and makes every one of them look at the chosen clusters only and find metrics under all their names.
struct DashboardQueries: Sendable {
  /// The variable that every dashboard has.
  static let cluster = "cluster"

  let portable: PortableQueries
  /// Further matchers for the exporter's own series besides the job, such as those of the chosen node.
  var exporterScope: [LabelMatcher] = []

  private static let exporterPrefix = "windows_"
  /// A Prometheus may scrape windows_exporter on machines too that are no nodes.
  static let exporters = LabelMatcher("job", .equal, QueryText(WindowsQueries.job))

  /// - Throws: `DashboardFault.query`.
  func callAsFunction(_ text: String) throws(DashboardFault) -> PromQLExpression {
    do throws(PromQLError) {
      return portable.portable(try PromQLParser(allowsVariables: true).parse(text)).mapping(inClusters)
    } catch {
      throw .query(text, error)
    }
  }

  /// The series that a variable's values come from: a query that is a selector and nothing else.
  ///
  /// - Throws: `DashboardFault.query`, `.noSelector`.
  func selector(_ text: String) throws(DashboardFault) -> VectorSelector {
    guard case .selector(let selector) = try self(text).kind else { throw .noSelector(text) }
    return selector
  }

  /// The only place where the matchers of the clusters and the exporters' job are written.
  private func inClusters(_ part: PromQLExpression) -> PromQLExpression {
    switch part.kind {
    case .selector(let selector): PromQLExpression(.selector(inClusters(selector)), at: part.range)
    case .range(let selector, let duration): PromQLExpression(.range(inClusters(selector), duration), at: part.range)
    default: part
    }
  }

  private func inClusters(_ selector: VectorSelector) -> VectorSelector {
    var selector = selector
    let isExporters = selector.name?.literal?.hasPrefix(Self.exporterPrefix) == true
    let clusters = LabelMatcher(QueryText(Self.cluster), .matches, QueryText([.variable(QueryVariable(Self.cluster))]))
    selector.matchers = [clusters] + (isExporters ? [Self.exporters] + exporterScope : []) + selector.matchers
    return selector
  }
}
