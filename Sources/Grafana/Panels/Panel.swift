import YAML

/// A panel of a dashboard. What kinds there are say the functions that make one; each takes the unit of its numbers, and a description that
/// says what is good and what is bad.
public struct Panel: Sendable, Hashable {
  public var title: String
  /// Shown behind the i in the panel's corner.
  public var description: String
  public var targets: [Target]
  /// Nil of a panel without numbers.
  public var fields: FieldOptions?
  public var overrides: [FieldOverride]
  public var transformations: [Transformation]
  public var links: [DataLink]
  /// In columns; nil shares what the others of the line leave.
  public var width: Int?
  public var repetition: Repetition?
  /// The least step of all queries, such as `1m`.
  public var minInterval: String?
  public var maxDataPoints: Int?
  /// A time range of its own that ends now, such as `24h`.
  public var timeFrom: String?
  var visualization: Visualization

  /// A copy of the panel for every value of a variable.
  public struct Repetition: Sendable, Hashable {
    public var variable: String
    public var maxPerRow: Int

    public init(for variable: String, maxPerRow: Int = 4) {
      self.variable = variable
      self.maxPerRow = maxPerRow
    }
  }

  init(
    _ visualization: Visualization, _ title: String, description: String, fields: FieldOptions?, targets: [Target],
    overrides: [FieldOverride] = [], transformations: [Transformation] = []
  ) {
    self.visualization = visualization
    self.title = title
    self.description = description
    self.fields = fields
    self.targets = targets
    self.overrides = overrides
    self.transformations = transformations
    links = []
  }

  /// The panel with a width in columns of 24.
  public func width(_ columns: Int) -> Panel { with { $0.width = columns } }
  public func repeated(for variable: String, maxPerRow: Int = 4) -> Panel {
    with { $0.repetition = Repetition(for: variable, maxPerRow: maxPerRow) }
  }
  public func links(_ links: [DataLink]) -> Panel { with { $0.links = links } }
  public func minInterval(_ interval: String) -> Panel { with { $0.minInterval = interval } }
  public func transformed(_ transformations: [Transformation]) -> Panel { with { $0.transformations = transformations } }

  private func with(_ change: (inout Panel) -> Void) -> Panel {
    var panel = self
    change(&panel)
    return panel
  }

  func value(id: Int, at place: GridPosition) -> YAMLValue {
    var map: YAMLMap = [:]
    map.put("id", id)
    map.put("type", visualization.pluginID)
    map.put("title", title)
    map.put("description", description)
    if !targets.isEmpty { map.put("datasource", DataSourceVariable.reference) }
    map.put("gridPos", place.value)
    if let repetition {
      map.put("repeat", repetition.variable)
      map.put("repeatDirection", "h")
      map.put("maxPerRow", repetition.maxPerRow)
    }
    map.put("interval", minInterval)
    map.put("maxDataPoints", maxDataPoints)
    map.put("timeFrom", timeFrom)
    if !links.isEmpty { map.put("links", .list(links.map(\.value))) }
    if let fields {
      let overrides = overrides.map { $0.value(targets: targets.count) }
      map.put(
        "fieldConfig",
        ["defaults": fields.value(color: visualization.defaultColor, custom: visualization.custom), "overrides": .list(overrides)])
    }
    map.put("options", visualization.options(fields: fields))
    if !targets.isEmpty { map.put("targets", .list(targets.enumerated().map { $1.value(at: $0) })) }
    if !transformations.isEmpty { map.put("transformations", .list(transformations.map { $0.value(targets: targets.count) })) }
    return .map(map)
  }
}
