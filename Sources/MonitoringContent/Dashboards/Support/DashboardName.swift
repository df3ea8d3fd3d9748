import Grafana
import PromQL

/// Our dashboards, in the order in which one reads them.
enum DashboardName: String, Sendable, CaseIterable {
  case nodes = "wingen-windows-nodes"
  case node = "wingen-windows-node"
  case pods = "wingen-windows-pods"
  case mixedCluster = "wingen-windows-mixed-cluster"
  case collection = "wingen-windows-collection"

  /// Of all our dashboards.
  static let tag = "wingen"
  /// Of those that show any number of clusters: the menu finds them by it, and takes the chosen clusters along.
  private static let menuTag = "wingen-clusters"

  /// - Throws: `DashboardFault.dashboard`.
  func uid() throws(DashboardFault) -> DashboardUID {
    do throws(DashboardError) { return try DashboardUID(rawValue) } catch { throw .dashboard(error) }
  }

  /// A dashboard with what all of ours have: the tag, links to the others, the cluster as first variable.
  ///
  /// - Parameters:
  ///   - clusters: whether several may be chosen at once. Two clusters may have nodes of one name. The menus of the others lead to a dashboard
  ///     of one cluster without saying which: all of them would be taken for its name.
  ///   - variables: besides the cluster.
  func dashboard(
    _ title: String, _ description: String, clusters: VariableSelection = .many(all: .pattern(".*")), variables: [DashboardVariable] = [],
    annotations: [DashboardAnnotation] = [],
    lines: [PanelLine], rows: [DashboardRow]
  ) throws(DashboardFault) -> Dashboard {
    let isOfOneCluster = clusters == .one
    let menu = DashboardLink(
      "Windows dashboards", to: .tags([Self.menuTag]), tooltip: "The other dashboards, for the same clusters and time")
    let toOneNode = DashboardLink(
      "Windows node", to: .dashboard(try DashboardName.node.uid()), tooltip: "One node in depth, to be chosen there; the same time",
      context: .dataSourceAndTime)
    return Dashboard(
      uid: try uid(), title: title, description: description,
      tags: [Self.tag, "windows", "kubernetes"] + (isOfOneCluster ? [] : [Self.menuTag]),
      variables: [.cluster(of: VectorSelector("windows_os_info", matchers: [DashboardQueries.exporters]), selection: clusters)] + variables,
      links: isOfOneCluster ? [menu] : [menu, toOneNode],
      annotations: annotations, lines: lines, rows: rows)
  }
}

extension DataLink {
  /// To the dashboard of one node.
  static func node(cluster: Variable.Value, node: Variable.Value) throws(DashboardFault) -> DataLink {
    DataLink(
      "Show this node", to: .dashboard(try DashboardName.node.uid(), variables: [Variable("cluster", cluster), Variable("node", node)]))
  }

  /// To the dashboard of pods, with a pod chosen.
  static func pod(cluster: Variable.Value, namespace: Variable.Value, pod: Variable.Value) throws(DashboardFault) -> DataLink {
    DataLink(
      "Show this pod",
      to: .dashboard(
        try DashboardName.pods.uid(),
        variables: [Variable("cluster", cluster), Variable("namespace", namespace), Variable("pod", pod)]))
  }
}
