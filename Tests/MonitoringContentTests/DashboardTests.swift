import BuiltInSpecs
import ChartModel
import Examples
import Foundation
import Grafana
import MetricCatalogue
import PromQL
import Prometheus
import TestSupport
import Testing
import WindowsExporterCatalogue
import WindowsMonitoring
import YAML

@testable import MonitoringContent

/// The dashboards of every way to get an exporter onto nodes.
enum DashboardCases {
  /// A way by its name. Its settings are those of a chart, so that nothing about them is known yet.
  static let strategies: [(name: String, exporters: WindowsExporters)] = {
    let exporter = WindowsExporterSettings()
    return [
      ("hostProcess", WindowsExporters(.hostProcess(HostProcessExporterSettings(), exporter: exporter))),
      ("sshInstaller", WindowsExporters(.sshInstaller(InstallerSettings(), exporter: exporter, proxy: ProxySettings()))),
      ("preinstalled", WindowsExporters(.preinstalled(PreinstalledExporterSettings()))),
      ("aksManaged", WindowsExporters(.aksManaged(AKSManagedExporterSettings()))),
      ("vmExtension", WindowsExporters(.vmExtension(VMExtensionSettings(), exporter: exporter))),
    ]
  }()

  static let names = strategies.map(\.name)
  /// Those whose dashboards differ the most: in the releases, and in the installer's row.
  static let furthestApart = ["sshInstaller", "hostProcess"]

  private static let contents = Dictionary(uniqueKeysWithValues: strategies.map { ($0.name, make($0.exporters)) })

  static func content(_ name: String) throws -> MonitoringContent { try #require(contents[name]) }

  static func make(_ exporters: WindowsExporters) -> MonitoringContent {
    MonitoringContent(MonitoringSettings(), exporters: exporters, scrape: ScrapeSettings())
  }
}

@Suite struct DashboardTests {
  /// Everything that a dashboard asks, with the place where it does.
  private func queries(of dashboard: Dashboard) -> [(place: String, query: PromQLExpression)] {
    let panels = dashboard.panels.flatMap { panel in panel.targets.map { ("\(dashboard.uid.text): \(panel.title)", $0.expression) } }
    let variables = dashboard.variables.compactMap { variable in variable.query.map { ("\(dashboard.uid.text): $\(variable.name)", $0) } }
    return panels + variables + dashboard.annotations.map { ("\(dashboard.uid.text): \($0.name)", $0.expression) }
  }

  @Test(arguments: DashboardCases.furthestApart) func everyOneCanBeMade(_ strategy: String) throws {
    let content = try DashboardCases.content(strategy)
    let mistakes = content.parts.compactMap { part -> DeclarationProblem? in
      if case .mistake(let finding) = part { finding.problem } else { nil }
    }
    #expect(mistakes.isEmpty, "\(mistakes)")
    #expect(Set(content.dashboards.map(\.title)).count == DashboardName.allCases.count)
  }

  @Test(arguments: DashboardCases.furthestApart) func fitsAConfigMapAndIsTheSameEveryTime(_ strategy: String) throws {
    let exporters = try #require(DashboardCases.strategies.first { $0.name == strategy }).exporters
    let (first, second) = (try DashboardCases.content(strategy), DashboardCases.make(exporters))
    for (dashboard, again) in zip(first.dashboards, second.dashboards) {
      let file = try dashboard.file()
      #expect(file.text == (try again.file().text))
      // What kubectl apply can write down in its annotation too.
      #expect(file.bytes < 262_144, "\(file.name): \(file.bytes) bytes")
    }
  }

  /// Grafana's own types of dashboards take them without losing anything.
  @Test(arguments: DashboardCases.furthestApart) func grafanaKnowsEverythingInThem(_ strategy: String) throws {
    let dashboards = try DashboardCases.content(strategy).dashboards.map { try $0.value() }
    let script = try PythonScript.run("grafana/check_dashboards.py", input: JSONWriter.text(for: .list(dashboards), pretty: false))
    #expect(script.status == 0 && script.output.isEmpty, "\(script.output)")
  }

  @Test func numbersOfPanelsAreUnique() throws {
    for dashboard in try DashboardCases.content("sshInstaller").dashboards {
      let panels = try #require(try dashboard.value()["panels"]?.list)
      let all = panels + panels.flatMap { $0["panels"]?.list ?? [] }
      let ids = all.compactMap { $0["id"]?.integral }
      #expect(ids.count == all.count && Set(ids).count == ids.count, "\(dashboard.uid.text)")
      #expect(dashboard.panels.count > 10)
    }
  }

  @Test(arguments: DashboardCases.names) func everyPanelSaysWhatItIs(_ strategy: String) throws {
    #expect(try DashboardCases.content(strategy).dashboards.map(\.uid.text) == DashboardName.allCases.map(\.rawValue))
    for dashboard in try DashboardCases.content(strategy).dashboards {
      #expect(dashboard.description.utf8.count > 40)
      #expect(dashboard.tags.contains("wingen") && dashboard.links.count == (dashboard.uid.text == DashboardName.node.rawValue ? 1 : 2))
      #expect(Set(dashboard.panels.map(\.title)).count == dashboard.panels.count, "\(dashboard.uid.text): two panels of one title")
      for panel in dashboard.panels {
        let place = "\(dashboard.uid.text): \(panel.title)"
        #expect(panel.description.utf8.count >= 20 && panel.description.hasSuffix("."), "\(place)")
        #expect(!panel.description.contains("\n"), "\(place)")
        #expect(panel.fields?.noValue?.isEmpty == false, "\(place)")
        #expect(panel.targets.allSatisfy { $0.format == .table || $0.legend != .automatic || panel.targets.count == 1 }, "\(place)")
      }
    }
  }

  @Test(arguments: DashboardCases.furthestApart) func everyQueryReadsAndPrints(_ strategy: String) throws {
    for dashboard in try DashboardCases.content(strategy).dashboards {
      for (place, query) in queries(of: dashboard) {
        let text = query.text
        // Parentheses that the text needs are in no tree that was made, so trees differ where texts do not.
        #expect(try PromQLParser(allowsVariables: true).parse(text).text == text, "\(place): \(text)")
        #expect(!text.contains("$__interval"), "\(place)")
      }
    }
  }

  /// `$cluster`, and the job for exporters' series, both written by the one function that adds them.
  @Test(arguments: DashboardCases.names) func everySelectorIsOfTheChosenClusters(_ strategy: String) throws {
    let matcher = LabelMatcher("cluster", .matches, QueryText([.variable(QueryVariable("cluster"))]))
    for dashboard in try DashboardCases.content(strategy).dashboards {
      for (place, query) in queries(of: dashboard) where !place.hasSuffix("$cluster") {
        #expect(!query.selectors.isEmpty, "\(place)")
        for use in query.selectors {
          #expect(use.selector.matchers.count { $0 == matcher } == 1, "\(place): \(query.text)")
          let isExporters = use.selector.name?.literal?.hasPrefix("windows_") == true
          #expect(!isExporters || use.selector.matchers.contains(DashboardQueries.exporters), "\(place): \(query.text)")
        }
      }
    }
  }

  /// Rates look back as far as Grafana says, but for those over a time that the panel's title names.
  @Test func windowsOfRates() throws {
    for dashboard in try DashboardCases.content("sshInstaller").dashboards {
      for (place, query) in queries(of: dashboard) {
        for use in query.selectors where use.functions.contains("rate") || use.functions.contains("irate") {
          #expect(use.duration == .variable(QueryVariable("__rate_interval")), "\(place): \(query.text)")
        }
      }
    }
  }

  @Test(arguments: DashboardCases.names) func variablesOfQueriesAreThere(_ strategy: String) throws {
    for dashboard in try DashboardCases.content(strategy).dashboards {
      let names = Set(dashboard.variables.map(\.name)).union(["__rate_interval"])
      #expect(dashboard.variables.first?.name == "cluster")
      for (place, query) in queries(of: dashboard) {
        let used = query.pieces.compactMap { piece -> String? in if case .variable(let variable) = piece { variable.name } else { nil } }
        #expect(Set(used).isSubset(of: names), "\(place): \(query.text)")
      }
      let variables = try #require(try dashboard.value()["templating"]?["list"]?.list)
      #expect(variables.count { $0["type"]?.string == "datasource" } == 1)
    }
  }

  /// Two clusters may have nodes of one name: a dashboard of one node is of one cluster, and elsewhere legends say of which cluster a line is.
  @Test(arguments: DashboardCases.furthestApart) func clustersAreNotMixed(_ strategy: String) throws {
    for dashboard in try DashboardCases.content(strategy).dashboards {
      let cluster = try #require(dashboard.variables.first)
      guard case .query(_, let settings) = cluster.kind else {
        Issue.record("\(dashboard.uid.text): \(cluster.name)")
        continue
      }
      let isOfOneNode = dashboard.uid.text == DashboardName.node.rawValue
      #expect((settings.selection == .one) == isOfOneNode, "\(dashboard.uid.text)")
      guard !isOfOneNode else { continue }
      for panel in dashboard.panels {
        for target in panel.targets {
          guard case .format(let legend) = target.legend, legend.contains(/{{(?:node|pod|instance)}}/) else { continue }
          #expect(legend.contains("{{cluster}}"), "\(dashboard.uid.text): \(panel.title): \(legend)")
        }
      }
    }
  }

  @Test func noGraphFillsALineAlone() throws {
    for dashboard in try DashboardCases.content("sshInstaller").dashboards where dashboard.uid.text == DashboardName.nodes.rawValue {
      let panels = try #require(try dashboard.value()["panels"]?.list)
      let all = panels + panels.flatMap { $0["panels"]?.list ?? [] }
      let wide = all.filter { $0["type"]?.string == "timeseries" && $0["gridPos"]?["w"]?.integral == 24 }
      #expect(wide.compactMap { $0["title"]?.string } == [], "\(dashboard.uid.text)")
      #expect(all.contains { $0["type"]?.string == "timeseries" })
    }
  }

  /// All of several clusters is no cluster: Grafana would ask for one of that name. So no menu takes the choice to the dashboard of one node.
  @Test(arguments: DashboardCases.furthestApart) func menusTakeClustersOnlyWhereSeveralAreShown(_ strategy: String) throws {
    let dashboards = try DashboardCases.content(strategy).dashboards
    let node = try #require(dashboards.first { $0.uid.text == DashboardName.node.rawValue })
    let variables = try node.value()["templating"]?["list"]?.list
    let cluster = try #require(variables?.first { $0["name"] == "cluster" })
    #expect([cluster["multi"], cluster["includeAll"], cluster["allValue"]] == [false, false, nil])
    for dashboard in dashboards {
      let links = try dashboard.value()["links"]?.list ?? []
      for link in links where link["includeVars"] == true {
        let tags = (link["tags"]?.list ?? []).compactMap(\.string)
        let reached = dashboards.filter { Set(tags).isSubset(of: $0.tags) }
        #expect(link["type"] == "dashboards" && !tags.isEmpty && reached.count == dashboards.count - 1 && !reached.contains(node))
      }
      let toNode = links.filter { $0["url"]?.string?.hasPrefix("/d/\(node.uid.text)") == true }
      #expect(toNode.count == (dashboard == node ? 0 : 1), "\(dashboard.uid.text)")
      for link in toNode {
        #expect(link["url"] == .string("/d/\(node.uid.text)?${datasource:queryparam}"))
        #expect([link["includeVars"], link["keepTime"], link["type"]] == [false, true, "link"])
      }
    }
  }

  /// What is lost is lost whatever it is.
  @Test func lossesAreOfAllSignals() throws {
    let dashboards = try DashboardCases.content("sshInstaller").dashboards
    let collection = try #require(dashboards.first { $0.uid.text == DashboardName.collection.rawValue })
    func names(_ title: String) throws -> Set<String> {
      let panel = try #require(collection.panels.first { $0.title == title })
      return Set(panel.targets.map(\.expression).flatMap(\.selectors).compactMap(\.selector.name?.literal))
    }
    let lost = try names("Data lost")
    let rules = try DashboardCases.content("sshInstaller").rules.groups.flatMap(\.rules)
    let rule = try #require(rules.first { $0.name == "CollectorDroppingData" })
    let alert = try rule.query.tree.get()
    for signal in ["metric_points", "log_records", "spans"] {
      for counter in ["exporter_send_failed", "exporter_enqueue_failed", "receiver_refused"] {
        for end in ["", "_total"] { #expect(lost.contains("otelcol_\(counter)_\(signal)\(end)")) }
      }
      for (title, counter) in [("Sent", "exporter_sent"), ("Received", "receiver_accepted"), ("Refused", "receiver_refused")] {
        let asked = try names(title)
        #expect(asked.contains("otelcol_\(counter)_\(signal)"), "\(title)")
      }
    }
    // The same, so that the panel shows what the alert speaks of.
    #expect(Set(alert.selectors.compactMap(\.selector.name?.literal)) == lost.filter { !$0.contains("_process_") })
  }

  /// The release's own Jobs, in its own namespace.
  @Test func theInstallersRowIsOfItsJobs() throws {
    let dashboards = try DashboardCases.content("sshInstaller").dashboards
    let collection = try #require(dashboards.first { $0.uid.text == DashboardName.collection.rawValue })
    let uses = collection.queries.flatMap(\.selectors).map(\.selector).filter { selector in
      selector.matchers.contains { ["job_name", "cronjob"].contains($0.label.literal) }
    }
    #expect(uses.count == 7)
    for selector in uses {
      let text = PromQLExpression(.selector(selector)).text
      #expect(text.contains(#"namespace=~"$installer_namespace""#), "\(text)")
      #expect(text.contains(#"job_name=~"($installer)-.*""#) != text.contains(#"cronjob=~"($installer)""#), "\(text)")
    }
    for dashboard in try DashboardCases.content("hostProcess").dashboards {
      let text = try dashboard.file().text
      #expect(!text.contains("$installer") && !text.contains("@"), "\(dashboard.uid.text)")
    }
  }

  /// Links lead to dashboards that there are, and set variables that they have.
  @Test func linksLeadSomewhere() throws {
    let dashboards = try DashboardCases.content("sshInstaller").dashboards
    var count = 0
    for dashboard in dashboards {
      for panel in dashboard.panels {
        let inColumns = panel.overrides.flatMap(\.properties).flatMap { if case .links(let links) = $0 { links } else { [DataLink]() } }
        for link in (panel.fields?.links ?? []) + inColumns {
          guard case .dashboard(let uid, let variables) = link.destination else { continue }
          let target = try #require(dashboards.first { $0.uid == uid })
          #expect(Set(variables.map(\.name)).isSubset(of: target.variables.map(\.name)), "\(dashboard.uid.text): \(panel.title)")
          count += 1
        }
      }
    }
    #expect(count > 10)
  }
}
