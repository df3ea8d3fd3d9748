public import ChartModel

/// How urgent an alert is: who is woken, and who reads it in the morning.
public enum AlertSeverity: String, SettingChoice {
  /// The value of the label `severity`, as receivers of alerts route by it.
  case critical, warning, info
}

/// The settings that every alert has.
public struct AlertSettings: ChartValues {
  @Setting("Have this alert.") public var enabled: Expr<Bool> = true
  @Setting("Label severity of the alert.") public var severity: Expr<AlertSeverity> = Expr(.warning)
  @Setting("How long it must be so before the alert fires.", .pattern(.duration)) public var `for`: Expr<String> = "15m"

  public init() {}

  init(_ severity: AlertSeverity, for pending: String) {
    _severity = Setting(wrappedValue: Expr(severity), "Label severity of the alert.")
    _for = Setting(wrappedValue: Expr(literal: pending), "How long it must be so before the alert fires.", .pattern(.duration))
  }
}

/// The settings of an alert that looks at a number.
public struct ThresholdAlertSettings: ChartValues {
  @Setting("Have this alert.") public var enabled: Expr<Bool> = true
  @Setting("Label severity of the alert.") public var severity: Expr<AlertSeverity> = Expr(.warning)
  @Setting("How long it must be so before the alert fires.", .pattern(.duration)) public var `for`: Expr<String> = "15m"
  /// The number above which it fires, in the unit that the alert names.
  @Setting public var above: Expr<Int>

  public init() { self.init(.warning, for: "15m", above: 0, "The number above which it fires.", in: 0...100) }

  /// - Parameters:
  ///   - summary: says what the number is, with its unit.
  init(_ severity: AlertSeverity, for pending: String, above: Int, _ summary: String, in range: ClosedRange<Int>) {
    _severity = Setting(wrappedValue: Expr(severity), "Label severity of the alert.")
    _for = Setting(wrappedValue: Expr(literal: pending), "How long it must be so before the alert fires.", .pattern(.duration))
    _above = Setting(wrappedValue: Expr(above), summary, .range(range))
  }
}

extension TextPattern {
  /// A length of time as Prometheus writes it, of one unit or several from the longest to the shortest: `30s`, `15m`, `1h30m`, `1d`
  /// (prometheus/common, model/time.go). Not nothing at all: `0m` fires at once, and is allowed.
  static let duration = TextPattern.either(
    units.indices.map { longest in
      .sequence([count(of: units[longest])] + units[(longest + 1)...].map { .optional(count(of: $0)) })
    })

  private static let units = ["d", "h", "m", "s"]

  private static func count(of unit: String) -> TextPattern {
    .sequence([.repeated(.one(ScalarSet(ascii: "0-9")), min: 1, max: 4), .text(unit)])
  }
}
