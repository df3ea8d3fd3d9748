import YAML

/// A link at the top of a dashboard.
public struct DashboardLink: Sendable, Hashable {
  public enum Destination: Sendable, Hashable {
    case url(String)
    /// All dashboards that have all of these tags, as a list to choose from.
    case tags([String])
    case dashboard(DashboardUID)
  }

  public var title: String
  public var tooltip: String
  public var destination: Destination
  /// What the other dashboard gets of this one.
  public enum Context: Sendable, Hashable {
    case nothing
    /// Not the variables: for a dashboard on which a value of theirs is none, such as all of them where one must be chosen. It gets what is
    /// chosen here as if it were there (grafana/scenes, packages/scenes/src/variables/variants/MultiValueVariable.ts, `updateFromUrl`:
    /// values of the address are not held against the options).
    case dataSourceAndTime
    /// All variables and the time range.
    case everything
  }

  public var context: Context
  public var opensNewTab: Bool

  public init(_ title: String, to destination: Destination, tooltip: String = "", context: Context = .everything, opensNewTab: Bool = false)
  {
    self.title = title
    self.destination = destination
    self.tooltip = tooltip
    self.context = context
    self.opensNewTab = opensNewTab
  }

  var value: YAMLValue {
    var (type, url, tags) = ("link", "", [String]())
    switch destination {
    case .url(let text): url = text
    case .dashboard(let uid):
      url = "/d/\(uid.text)" + (context == .dataSourceAndTime ? "?${\(DataSourceVariable.name):queryparam}" : "")
    case .tags(let wanted): (type, tags) = ("dashboards", wanted)
    }
    return [
      "asDropdown": .bool(type == "dashboards"), "icon": type == "dashboards" ? "external link" : "dashboard",
      "includeVars": .bool(context == .everything), "keepTime": .bool(context != .nothing), "tags": .strings(tags),
      "targetBlank": .bool(opensNewTab),
      "title": .string(title), "tooltip": .string(tooltip), "type": .string(type), "url": .string(url),
    ]
  }
}
