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
  /// Whether the other dashboard gets the variables and the time range of this one.
  public var keepsContext: Bool
  public var opensNewTab: Bool

  public init(_ title: String, to destination: Destination, tooltip: String = "", keepsContext: Bool = true, opensNewTab: Bool = false) {
    self.title = title
    self.destination = destination
    self.tooltip = tooltip
    self.keepsContext = keepsContext
    self.opensNewTab = opensNewTab
  }

  var value: YAMLValue {
    var (type, url, tags) = ("link", "", [String]())
    switch destination {
    case .url(let text): url = text
    case .dashboard(let uid): url = "/d/\(uid.text)"
    case .tags(let wanted): (type, tags) = ("dashboards", wanted)
    }
    return [
      "asDropdown": .bool(type == "dashboards"), "icon": type == "dashboards" ? "external link" : "dashboard",
      "includeVars": .bool(keepsContext), "keepTime": .bool(keepsContext), "tags": .strings(tags), "targetBlank": .bool(opensNewTab),
      "title": .string(title), "tooltip": .string(tooltip), "type": .string(type), "url": .string(url),
    ]
  }
}
