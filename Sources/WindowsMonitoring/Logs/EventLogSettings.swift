public import ChartModel
import OpenTelemetry

/// Which event logs of Windows nodes are read.
public struct EventLogSettings: ChartValues {
  @Setting("Read the channel Application.") public var application: Expr<Bool> = true
  @Setting("Read the channel System.") public var system: Expr<Bool> = true
  @Setting("Read the channel Security, which can be a multiple of all others.") public var security: Expr<Bool> = false
  @Setting("The least level that is read. Entries of Security are information, whatever they tell of.")
  public var minimumLevel: Expr<EventLevel> = Expr(.information)

  public init() {}

  /// Every channel that can be read, and whether it is.
  ///
  /// One receiver each: a query of several channels fails as a whole where one of them is missing, and forgets its place when another is
  /// added (opentelemetry-collector-contrib, pkg/stanza/operator/input/windows).
  var channels: [(name: String, isRead: Expr<Bool>)] { [("Application", application), ("System", system), ("Security", security)] }

  /// The XML query for a channel and the levels (learn.microsoft.com, "Query Schema").
  func query(_ channel: String) -> Expr<String> {
    func query(_ selection: String) -> Expr<String> {
      Expr(literal: "<QueryList><Query Id=\"0\"><Select Path=\"\(channel)\">\(selection)</Select></Query></QueryList>")
    }
    func events(to level: Int) -> Expr<String> {
      query("*[System[(" + (1...level).map { "Level=\($0)" }.joined(separator: " or ") + ")]]")
    }
    return .choose(
      if: minimumLevel.is(.information), then: query("*"),
      else: .choose(
        if: minimumLevel.is(.warning), then: events(to: 3),
        else: .choose(if: minimumLevel.is(.error), then: events(to: 2), else: events(to: 1))))
  }
}

/// The levels of events, the gravest first (learn.microsoft.com, "LevelType Complex Type").
public enum EventLevel: String, SettingChoice {
  /// The levels 1 to 4.
  case critical, error, warning, information
}
