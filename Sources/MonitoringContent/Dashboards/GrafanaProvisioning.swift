import ChartModel
import Kubernetes

/// Files for Grafana's folder `provisioning`, with the chart's values in them. Source of the fields: grafana/grafana,
/// docs/sources/administration/provisioning/index.md.
enum GrafanaProvisioning {
  private static let dashboardsHelper = "grafana-dashboards"
  private static let dataSourceHelper = "grafana-data-source"

  /// The folder of Grafana's disk into which the dashboards' files are to be put.
  static let dashboardsPath = "/var/lib/grafana/dashboards/windows"

  @PartsBuilder<ChartPart> static func dashboards(_ settings: DashboardSettings) -> [ChartPart] {
    file(dashboardsHelper, "Where Grafana finds the dashboards' files on its disk.") { map in
      map.put("apiVersion", Expr<Int>(1))
      map.list(
        "providers",
        [
          MapBuilder.tree { provider in
            provider.put("name", fixed: "wingen-windows")
            provider.put("orgId", Expr<Int>(1))
            provider.put("folder", settings.folder)
            provider.put("type", fixed: "file")
            provider.put("disableDeletion", false)
            provider.put("updateIntervalSeconds", Expr<Int>(30))
            provider.put("allowUiUpdates", false)
            provider.map("options") { options in
              options.put("path", fixed: dashboardsPath)
              options.put("foldersFromFilesStructure", false)
            }
          }
        ])
    }
    If(settings.enabled) { WrittenByCommand("provisioning/dashboards/windows.yaml", helper: dashboardsHelper) }
  }

  /// - Parameter interval: seconds between scrapes; Grafana reckons `$__rate_interval` from it.
  @PartsBuilder<ChartPart> static func dataSource(_ settings: DataSourceSettings, interval: Expr<Int>) -> [ChartPart] {
    file(dataSourceHelper, "The data source that the dashboards ask, for Grafana.") { map in
      map.put("apiVersion", Expr<Int>(1))
      map.list(
        "datasources",
        [
          MapBuilder.tree { source in
            source.put("name", settings.name)
            source.put("uid", fixed: "wingen-windows")
            source.put("type", fixed: "prometheus")
            source.put("access", fixed: "proxy")
            // Grafana replaces variables of its environment.
            source.put("url", settings.url.replacing("$", with: "$$"))
            source.put("isDefault", settings.isDefault)
            source.put("editable", false)
            source.map("jsonData") { json in
              json.put("httpMethod", fixed: "POST")
              json.put("timeInterval", "\(interval)s")
            }
          }
        ])
    }
    If(settings.enabled) {
      ConfigMap(
        "grafana-data-source", component: "monitoring", data: [DataEntry("windows.yaml", helper: dataSourceHelper)],
        labels: [Pair("grafana_datasource", "1")])
    }
    WrittenByCommand("provisioning/datasources/windows.yaml", helper: dataSourceHelper)
  }

  private static func file(_ helper: String, _ summary: String, _ entries: (inout MapBuilder) -> Void) -> ChartPart {
    .helper(Helper(helper, summary, .text(TreeLayout.embedded(MapBuilder.entries(entries)))))
  }
}
