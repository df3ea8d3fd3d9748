import ChartModel
import Prometheus

/// What an alert says to whom it wakes.
struct AlertText: Sendable {
  /// One line, for the title of a message.
  var summary: String
  /// What is so, with the numbers.
  var description: Expr<String>
  /// What to look at and what to do, step by step.
  var runbook: String
}

/// The settings that an alert has whatever it is about.
protocol CommonAlertSettings: Sendable {
  var enabled: Expr<Bool> { get }
  var severity: Expr<AlertSeverity> { get }
  var `for`: Expr<String> { get }
}

extension AlertSettings: CommonAlertSettings {}
extension ThresholdAlertSettings: CommonAlertSettings {}
extension WindowsAlertSettings.DiskFillingSettings: CommonAlertSettings {}
extension WindowsAlertSettings.ServiceStoppedSettings: CommonAlertSettings {}

extension Rule {
  /// An alert as its settings say.
  ///
  /// - Parameter condition: besides that it is enabled; nil is always.
  static func alert(
    _ name: String, _ settings: some CommonAlertSettings, when condition: Expr<Bool>? = nil, _ query: RuleQuery, _ text: AlertText
  ) -> Rule {
    Rule(
      .alerting(
        Alert(
          name, for: settings.for,
          annotations: [
            RuleText("summary", Expr(literal: text.summary)), RuleText("description", text.description),
            RuleText("runbook", Expr(literal: text.runbook)),
          ])), query, labels: [RuleText("severity", settings.severity.text)],
      condition: condition.map { settings.enabled && $0 } ?? settings.enabled)
  }
}
