public import ChartModel

/// Which event logs of Windows nodes are read.
public struct EventLogSettings: ChartValues {
  @Setting("Read the event logs of Windows nodes.") public var enabled: Expr<Bool> = true
  @Setting("Names of the channels.", .pattern(.eventChannel, maxLength: 255), .minItems(1), .unique)
  public var channels: Expr<[String]> = ["Application", "System"]
  @Setting("The least level that is read.") public var minimumLevel: Expr<EventLevel> = Expr(.information)

  public init() {}

  /// The XML query for the channels and levels (learn.microsoft.com, "Query Schema"). One query reads all channels, so one receiver does.
  var query: Expr<String> {
    .choose(
      if: minimumLevel.is(.information), then: query(for: "*"),
      else: .choose(
        if: minimumLevel.is(.warning), then: query(for: Self.events(to: 3)),
        else: .choose(if: minimumLevel.is(.error), then: query(for: Self.events(to: 2)), else: query(for: Self.events(to: 1)))))
  }

  private static func events(to level: Int) -> String {
    "*[System[(\((1...level).map { "Level=\($0)" }.joined(separator: " or ")))]]"
  }

  private func query(for selection: String) -> Expr<String> {
    let path = "<Select Path=\""
    let channels = channels.joined(separator: "\">\(selection)</Select>\(path)")
    return "<QueryList><Query Id=\"0\">\(path)\(channels)\">\(selection)</Select></Query></QueryList>"
  }
}

/// The levels of events, the gravest first (learn.microsoft.com, "LevelType Complex Type").
public enum EventLevel: String, SettingChoice {
  case critical, error, warning, information
}

extension TextPattern {
  /// Names such as `Microsoft-Windows-Containers-Wcifs/Operational`; nothing that XML or the query would read otherwise.
  fileprivate static let eventChannel = TextPattern.sequence([
    .one(ScalarSet(ascii: "A-Za-z0-9")), .repeated(.one(ScalarSet(ascii: " ()-9A-Z_a-z")), min: 0, max: 254),
  ])
}
