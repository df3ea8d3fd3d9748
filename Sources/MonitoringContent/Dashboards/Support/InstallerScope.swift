import ChartModel
import Grafana
import WindowsMonitoring

/// Which Jobs are the installer's: those of the release that brings rules and dashboards. On dashboards a reader may say otherwise, as
/// other clusters may have releases of other names.
enum InstallerScope {
  private static let namespaceVariable = "installer_namespace"
  private static let namesVariable = "installer"

  private static let helper = "installer-names"
  /// A regular expression for the CronJob's name, and for the beginning of Jobs' names, behind which comes a hyphen.
  static let names = Expr<String>.helper(helper)

  static func helper(_ installer: WindowsExporters.Installer) -> Helper {
    Helper(
      helper, "What the installer's CronJob is called, and what its Jobs' names begin with, as a regular expression.",
      text: installer.namePattern)
  }

  /// Stands in the dashboard's JSON for what is known when the chart is installed.
  private static let namespaceHole = "RELEASE_NAMESPACE"
  private static let namesHole = "INSTALLER_NAMES"
  /// In the JSON of dashboards that have such holes.
  static let mark = "@\(namesHole)@"

  static let variables = [
    DashboardVariable(
      namespaceVariable, label: "Installer's namespace", description: "A regular expression; the release's own namespace at first.",
      .text("@\(namespaceHole)@")),
    DashboardVariable(
      namesVariable, label: "Installer's Jobs",
      description: "How their names begin, as a regular expression; those of the release at first.",
      .text(mark)),
  ]

  static let jobs = matchers("job_name", ending: "-.*")
  static let cronJobs = matchers("cronjob")

  private static func matchers(_ label: String, ending: String = "") -> String {
    #"{namespace=~"$\#(namespaceVariable)", \#(label)=~"($\#(namesVariable))\#(ending)"}"#
  }

  /// What stands in the holes. Letters, digits, hyphens and what makes a pattern of a name: nothing that JSON would escape.
  static let holes = [namespaceHole: Release.namespace.expression, namesHole: names.expression]
}
