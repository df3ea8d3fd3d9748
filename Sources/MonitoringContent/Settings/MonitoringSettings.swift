public import ChartModel

/// The rules, alerts and dashboards that a chart brings.
public struct MonitoringSettings: ChartValues {
  @SettingGroup("Recording rules and alerts.") public var rules = RuleSettings()
  @SettingGroup("The alerts among the rules.") public var alerts = WindowsAlertSettings()
  @SettingGroup("Dashboards for Grafana.") public var dashboards = DashboardSettings()
  @SettingGroup("The data source that Grafana's side-car gives to Grafana.") public var dataSource = DataSourceSettings()

  public init() {}

  /// - Parameters:
  ///   - rules: the default of how rules are installed.
  ///   - dashboards: whether dashboards are installed, as ConfigMaps, unless the user says otherwise.
  public init(rules: RuleSettings.Form, dashboards: Bool) {
    _rules = SettingGroup(wrappedValue: RuleSettings(rules), "Recording rules and alerts.")
    _dashboards = SettingGroup(wrappedValue: DashboardSettings(dashboards ? .configMap : .none), "Dashboards for Grafana.")
  }
}

/// How rules reach whoever evaluates them.
public struct RuleSettings: ChartValues {
  /// How rules are installed.
  public enum Form: String, SettingChoice {
    /// Not at all: `wingen content` writes the files.
    case none
    /// An object of the Prometheus operator, whose resource definitions must be there.
    case prometheusRule = "PrometheusRule"
    /// A ConfigMap with a rule file under `windows.yaml`.
    case configMap = "ConfigMap"
  }

  /// How they are installed.
  @Setting public var form: Expr<Form>
  @Setting(
    "Labels of the object, by which a Prometheus of the operator selects rules: release: kube-prometheus-stack, for example.",
    .type(.map(keys: .qualifiedName, values: .string(.labelValue))))
  public var labels: Expr<[String: String]> = [:]
  @Setting(
    "Record series with the names of kubernetes-mixin's rules for Windows, which dashboards made for it read. Leave it off where that mixin's own rules are evaluated."
  )
  public var recording: Expr<Bool> = true

  public init() { self.init(.none) }

  /// - Parameter form: the default of the setting.
  public init(_ form: Form) {
    _form = Setting(
      wrappedValue: Expr(form),
      "How they are installed: a PrometheusRule object (needs the Prometheus operator's resource definitions), a ConfigMap with a rule file, or none. wingen content writes the rule file in any case, and what the rules read counts as used (scrape.windowsExporter.keep)."
    )
  }
}

/// How dashboards reach Grafana.
public struct DashboardSettings: ChartValues {
  /// How dashboards are installed.
  public enum Form: String, SettingChoice {
    /// Not at all: `wingen content` writes the files.
    case none
    /// A ConfigMap for each dashboard, which Grafana's side-car reads.
    case configMap = "ConfigMap"
  }

  @Setting("Have dashboards. What they read counts as used (scrape.windowsExporter.keep), whatever their form.")
  public var enabled: Expr<Bool> = true
  /// How they are installed.
  @Setting public var form: Expr<Form>
  @Setting(
    "Labels by which Grafana's side-car finds the ConfigMaps. A chart of Grafana that looks for another label than grafana_dashboard needs it here.",
    .type(.map(keys: .qualifiedName, values: .string(.labelValue))))
  public var labels: Expr<[String: String]> = ["grafana_dashboard": "1"]
  @Setting(
    "Folder in Grafana, as the annotation grafana_folder, which the side-car must be told to read (folderAnnotation); the root if empty.",
    .pattern(.folderName, maxLength: 100))
  public var folder: Expr<String> = "Windows"

  public init() { self.init(.none) }

  /// - Parameter form: the default of the setting.
  public init(_ form: Form) {
    _form = Setting(
      wrappedValue: Expr(form),
      "How they are installed: a ConfigMap for each dashboard, which Grafana's side-car reads, or none. wingen content writes them as files in either case."
    )
  }
}

/// Where Grafana asks for the metrics.
public struct DataSourceSettings: ChartValues {
  @Setting("Install it, as a ConfigMap with the label grafana_datasource.") public var enabled: Expr<Bool> = false
  @Setting("Name of the data source.", .pattern(.folderName, maxLength: 100), .nonEmpty) public var name: Expr<String> = "Windows metrics"
  @Setting(
    "Address of the Prometheus API, seen from Grafana. Without credentials, as a ConfigMap is no place for them: a data source that needs some belongs into Grafana's own provisioning (secureJsonData, from a Secret).",
    .pattern(.plainURL, maxLength: 2000))
  public var url: Expr<String> = "http://prometheus-operated:9090"
  @Setting("Use it where a dashboard names no data source.") public var isDefault: Expr<Bool> = false

  public init() {}
}

extension TextPattern {
  /// What people see: letters, digits, spaces and a few signs.
  fileprivate static let folderName = TextPattern.sequence([
    .one(ScalarSet(ascii: "A-Za-z0-9")), .repeated(.one(ScalarSet(ascii: " ()+,.:A-Za-z0-9_-")), min: 0, max: 99),
  ])

  /// An http or https address in which no credentials can stand: neither a user (`@`) nor a query (`?`).
  fileprivate static let plainURL = TextPattern.sequence([
    .either([.text("https://"), .text("http://")]),
    .repeated(.one(ScalarSet(ascii: "A-Za-z0-9%+,./:=[]_~-")), min: 1, max: nil),
  ])
}
