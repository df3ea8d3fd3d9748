import ChartModel
import Grafana
import PromQL
import Prometheus

/// The metrics of windows_exporter that rules and dashboards read, under every name that they may have, and the switches of those who read
/// them.
///
/// Counted is what the values switch on, whether the chart installs it or `wingen content` writes it as files: rules that are evaluated
/// elsewhere need their metrics just as well.
struct UsedMetrics: Sendable {
  /// What reads some metrics, and when it is there.
  struct Reader: Sendable {
    /// Nil is always.
    var condition: Expr<Bool>?
    /// Sorted. A query that selects by an expression over names gives that expression.
    var names: [String]
  }

  /// The rules of some groups, or all dashboards: a named template.
  struct Family: Sendable {
    var helper: String
    var summary: String
    var condition: Expr<Bool>?
    var readers: [Reader]
  }

  /// The named template with all names that are read, a line each.
  static let helper = "used-metrics"

  let families: [Family]

  init(_ groups: [RuleGroup], _ dashboards: [Dashboard], _ settings: MonitoringSettings) {
    let recorded = Set(groups.flatMap(\.rules).map(\.name))
    func names(_ queries: [PromQLExpression]) -> [String] {
      let names = queries.flatMap(\.selectors).compactMap(\.selector.namePattern).filter { $0.hasPrefix("windows_") }
      return Set(names).subtracting(recorded).sorted()
    }
    func readers(_ rules: [Rule]) -> [Reader] {
      rules.map { Reader(condition: $0.condition, names: names([try? $0.query.tree.get()].compactMap(\.self))) }
    }
    let (recording, alerting) = (groups.flatMap(\.rules).filter(\.isRecording), groups.flatMap(\.rules).filter { !$0.isRecording })
    families = [
      Family(
        helper: "metrics-of-dashboards", summary: "The metrics of windows_exporter that the dashboards read, a line each.",
        condition: settings.dashboards.enabled, readers: [Reader(condition: nil, names: names(dashboards.flatMap(\.queries)))]),
      Family(
        helper: "metrics-of-recording-rules", summary: "The metrics of windows_exporter that recording rules read, a line each.",
        condition: settings.rules.recording,
        readers: [Reader(condition: nil, names: Set(readers(recording).flatMap(\.names)).sorted())]),
      Family(
        helper: "metrics-of-alerts", summary: "The metrics of windows_exporter that alerts read, a line each, by alert.",
        condition: settings.alerts.enabled, readers: readers(alerting)),
    ]
  }

  /// All names, whatever is switched on; sorted.
  var all: [String] { Set(families.flatMap(\.readers).flatMap(\.names)).sorted() }

  /// The names that are read with the chart's values, a line each; empty if nothing that reads any is switched on.
  var names: Expr<String> { .helper(Self.helper) }

  var helpers: [Helper] {
    let lists = families.map { family in
      // A text begins with a line that is always there.
      Helper(family.helper, family.summary, .text([.literal("")] + family.condition.wrapping(family.readers.flatMap(\.lines))))
    }
    let joined = Expression.text(joining: Array(families.map { [.helper($0.helper)] }.joined(separator: [.string("\n")])))
    return lists + [
      Helper(
        Self.helper, "The metrics of windows_exporter that anything reads that is switched on, a line each.",
        text: Expr<String>(joined).distinctLines(separator: "\n"))
    ]
  }
}

extension UsedMetrics.Reader {
  fileprivate var lines: [TextBlock] { names.isEmpty ? [] : condition.wrapping(names.map { .literal($0) }) }
}

extension Expr<Bool>? {
  /// The lines under the condition.
  fileprivate func wrapping(_ lines: [TextBlock]) -> [TextBlock] {
    map { [.when($0.expression, lines, else: [])] } ?? lines
  }
}

extension Rule {
  fileprivate var isRecording: Bool { if case .recording = kind { true } else { false } }
}

extension Dashboard {
  /// Everything that the dashboard asks: its panels, variables and annotations.
  var queries: [PromQLExpression] {
    panels.flatMap(\.targets).map(\.expression) + variables.compactMap(\.query) + annotations.map(\.expression)
  }
}

extension DashboardVariable {
  /// What is asked for its values.
  var query: PromQLExpression? {
    guard case .query(let query, _) = kind else { return nil }
    switch query {
    case .labelValues(let selector?, _): return PromQLExpression(.selector(selector))
    case .queryResult(let expression): return expression
    case .labelValues(nil, _), .labelNames, .metricNames: return nil
    }
  }
}

extension VectorSelector {
  /// The name, or the expression that names must match.
  fileprivate var namePattern: String? {
    metricName?.literal ?? matchers.first { $0.label.literal == "__name__" && $0.comparison == .matches }?.value.literal
  }
}
