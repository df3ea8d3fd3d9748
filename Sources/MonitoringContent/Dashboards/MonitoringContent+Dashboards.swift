import ChartModel
public import Grafana
import Kubernetes
import WindowsMonitoring

extension MonitoringContent {
  /// The dashboards, for the releases of the exporter that may run on the nodes. One that cannot be made is left out; the chart says why.
  public var dashboards: [Dashboard] { madeDashboards.compactMap { try? $0.result.get() } }

  /// A ConfigMap and a file for each dashboard. Their JSON is fixed when the chart is built, but for the names of this release.
  @PartsBuilder<ChartPart> var dashboardParts: [ChartPart] {
    let settings = settings.dashboards
    for made in madeDashboards {
      switch made.file {
      case .success(let file): parts(of: made, file)
      case .failure(let fault): Mistake(fault.problem(in: made.name))
      }
    }
    GrafanaProvisioning.dashboards(settings)
  }

  @PartsBuilder<ChartPart> private func parts(of made: MadeDashboard, _ file: DashboardFile) -> [ChartPart] {
    let holes = file.text.contains(InstallerScope.mark) ? InstallerScope.holes : nil
    let helper = "dashboard-\(file.name.split(separator: ".").first ?? "")"
    if let holes {
      ChartPart.helper(
        Helper(
          helper, "A dashboard in which names of this release stand, for Grafana.", .text(TextBlock.template(file.text, holes: holes))))
    }
    If(settings.dashboards.enabled) {
      If(settings.dashboards.form.is(.configMap)) {
        ConfigMap(
          made.name.objectName, component: "monitoring",
          data: [holes == nil ? DataEntry(file.name, text: file.text) : DataEntry(file.name, helper: helper)],
          annotations: [Pair("grafana_folder", settings.dashboards.folder)], userLabels: settings.dashboards.labels)
      }
      if holes == nil {
        WrittenByCommand("dashboards/\(file.name)", text: file.text)
      } else {
        WrittenByCommand("dashboards/\(file.name)", helper: helper)
      }
    }
  }

  /// Where Grafana asks for metrics: for its side-car, and as a file.
  @PartsBuilder<ChartPart> var dataSourceParts: [ChartPart] {
    GrafanaProvisioning.dataSource(settings.dataSource, interval: interval)
  }
}

/// A dashboard, or why it cannot be made.
struct MadeDashboard: Sendable {
  let name: DashboardName
  let result: Result<Dashboard, DashboardFault>

  /// - Parameter hasInstaller: whether something in the chart installs the exporter over SSH.
  static func all(_ queries: DashboardQueries, hasInstaller: Bool) -> [MadeDashboard] {
    DashboardName.allCases.map { name in
      do throws(DashboardFault) {
        return MadeDashboard(name: name, result: .success(try dashboard(name, queries, hasInstaller)))
      } catch {
        return MadeDashboard(name: name, result: .failure(error))
      }
    }
  }

  private static func dashboard(
    _ name: DashboardName, _ queries: DashboardQueries, _ hasInstaller: Bool
  ) throws(DashboardFault) -> Dashboard {
    let make = PanelMaker(queries: queries)
    switch name {
    case .nodes: return try WindowsNodesDashboard(make: make).dashboard()
    case .node: return try WindowsNodeDashboard(queries).dashboard()
    case .pods: return try WindowsPodsDashboard(queries).dashboard()
    case .mixedCluster: return try MixedClusterDashboard(make: make).dashboard()
    case .collection: return try CollectionDashboard(make: make, hasInstaller: hasInstaller).dashboard()
    }
  }

  fileprivate var file: Result<DashboardFile, DashboardFault> {
    result.flatMap { dashboard in
      do throws(DashboardError) { return .success(try dashboard.file()) } catch { return .failure(.dashboard(error)) }
    }
  }
}

extension DashboardName {
  fileprivate var objectName: ObjectName {
    switch self {
    case .nodes: "dashboard-nodes"
    case .node: "dashboard-node"
    case .pods: "dashboard-pods"
    case .mixedCluster: "dashboard-mixed-cluster"
    case .collection: "dashboard-collection"
    }
  }
}
