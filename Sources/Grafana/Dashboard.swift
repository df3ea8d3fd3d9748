public import YAML

/// A dashboard of Grafana 10 to 12, in the classic model (grafana/grafana, kinds/dashboard/dashboard_kind.cue).
///
/// Nobody writes places and numbers of panels: lines of panels are laid out from top to bottom.
public struct Dashboard: Sendable, Hashable {
  /// A time range that moves along, such as `now-6h` to `now`.
  public struct TimeRange: Sendable, Hashable {
    public var from: String
    public var to: String

    public init(from: String, to: String = "now") {
      self.from = from
      self.to = to
    }

    public static func last(_ duration: String) -> TimeRange { TimeRange(from: "now-\(duration)") }
  }

  /// The migrations of later releases, 40 to 42, find nothing to change in what is written here (grafana/grafana,
  /// public/app/features/dashboard/state/DashboardMigrator.ts).
  public static let schemaVersion = 39

  public var uid: DashboardUID
  public var title: String
  public var description: String
  public var tags: [String]
  /// How often everything is asked again, such as `1m`; nil is never.
  public var refresh: String?
  public var timeRange: TimeRange
  public var dataSource: DataSourceVariable
  /// Besides the data source's.
  public var variables: [DashboardVariable]
  public var links: [DashboardLink]
  public var annotations: [DashboardAnnotation]
  /// Above all rows.
  public var lines: [PanelLine]
  public var rows: [DashboardRow]

  public init(
    uid: DashboardUID, title: String, description: String, tags: [String] = [], refresh: String? = "1m", timeRange: TimeRange = .last("6h"),
    dataSource: DataSourceVariable = DataSourceVariable(), variables: [DashboardVariable] = [], links: [DashboardLink] = [],
    annotations: [DashboardAnnotation] = [], lines: [PanelLine] = [], rows: [DashboardRow] = []
  ) {
    self.uid = uid
    self.title = title
    self.description = description
    self.tags = tags
    self.refresh = refresh
    self.timeRange = timeRange
    self.dataSource = dataSource
    self.variables = variables
    self.links = links
    self.annotations = annotations
    self.lines = lines
    self.rows = rows
  }

  /// All panels, in the order of reading.
  public var panels: [Panel] { (lines + rows.flatMap(\.lines)).flatMap(\.panels) }

  /// The dashboard as Grafana imports it.
  ///
  /// - Throws: what is wrong with the dashboard, the first of it.
  public func value() throws(DashboardError) -> YAMLValue {
    try check()
    var map: YAMLMap = [:]
    map.put("uid", uid.text)
    map.put("title", title)
    map.put("description", description)
    map.put("tags", .strings(tags))
    map.put("schemaVersion", Self.schemaVersion)
    // Importers number versions themselves.
    map.put("version", 1)
    map.put("editable", true)
    // A crosshair in all panels at once.
    map.put("graphTooltip", 1)
    map.put("timezone", "browser")
    map.put("time", ["from": .string(timeRange.from), "to": .string(timeRange.to)])
    // Migration 41 looks into it without asking whether it is there.
    map.put("timepicker", [:])
    map.put("fiscalYearStartMonth", 0)
    map.put("liveNow", false)
    map.put("weekStart", "")
    map.put("refresh", refresh ?? "")
    map.put("links", .list(links.map(\.value)))
    map.put("annotations", ["list": .list([DashboardAnnotation.builtIn] + annotations.map(\.value))])
    map.put("templating", ["list": .list([dataSource.value] + variables.map(\.value))])
    map.put("panels", .list(try DashboardLayout(self).panels))
    return .map(map)
  }

  /// The text of the dashboard's file: indented by two, with a line end; the same for equal dashboards.
  ///
  /// - Throws: what is wrong with the dashboard, also that no ConfigMap holds it under the name `UID.json`.
  public func json() throws(DashboardError) -> String { try file().text }

  /// - Throws: as `json()`.
  public func file() throws(DashboardError) -> DashboardFile {
    try DashboardFile(name: uid.text + ".json", text: JSONWriter.text(for: value(), pretty: true))
  }
}
