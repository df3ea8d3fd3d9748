import Diagnostics
import ManifestInput
import MetricCatalogue
import PromQL
import WindowsExporterCatalogue
import YAML

/// Finds in the documents of a scope what rules over all inputs look at.
struct MetricReader {
  /// The codes of these rules, by which suppressions cover them.
  private static let codes: [DiagnosticCode] = RuleRegistry.all.metrics.map { $0.about.code }

  private let documents: [ManifestDocument]
  private let causes: (@Sendable (_ document: Int, _ path: [PathElement]) -> [Cause])?
  private(set) var text: LintedText
  private(set) var suppressions: SuppressionSet
  var input = MetricInput()
  /// Names that were looked up already.
  private var interests: [String: Interest] = [:]

  /// How much of a metric's uses matters.
  private enum Interest { case none, once, always }

  init(
    _ documents: [ManifestDocument], _ causes: (@Sendable (_ document: Int, _ path: [PathElement]) -> [Cause])?, _ text: LintedText,
    _ suppressions: SuppressionSet
  ) {
    self.documents = documents
    self.causes = causes
    self.text = text
    self.suppressions = suppressions
  }

  mutating func read(_ checked: Checker.Outcome, acrossObjects: Bool) {
    let known = checked.checked
    for (index, document) in known.documents.enumerated() {
      read(document.content)
      readMonitors(document.objects, in: index)
    }
    readExporters(known, acrossObjects: acrossObjects)
    readJobs(known)
  }

  private mutating func read(_ content: MetricContent) {
    for file in content.ruleFiles { read(file) }
    for query in content.queries {
      if let expression = query.expression { read(query, expression) }
    }
  }

  /// A place with all that is said of it later.
  mutating func settle(_ place: Finding.Place) -> SettledPlace {
    let position = text.position(place)
    let document = documents[place.document]
    var suppressed: Set<String> = []
    if !suppressions.isEmpty {
      for code in Self.codes
      where suppressions.cover(Finding(code, .warning, "", at: place), at: position, in: document.text) { suppressed.insert(code.text) }
    }
    // Of a text, nobody knows which of the settings in it is meant.
    let causes = (causes?(place.document, place.path) ?? []).filter { place.inside == nil || !$0.isChartValue }
    return SettledPlace(
      location: document.text.location(position), excerpt: text.line(position, ofDocument: place.document), causes: causes,
      suppressed: suppressed, remainder: text.remainder(place))
  }

  // MARK: Rules and queries

  private mutating func read(_ file: RuleFile) {
    let top = settle(file.root.place([]))
    for group in file.groups {
      for rule in group.rules {
        guard let name = rule.name else { continue }
        let key: PathElement = if case .record = name { "record" } else { "alert" }
        input.add(
          MetricInput.NamedRule(
            name: name, labels: rule.labels, expression: rule.expression ?? "", group: group.name ?? "", file: top,
            place: settle(file.root.place(rule.way + [key]))))
      }
    }
  }

  private mutating func read(_ query: MetricQuery, _ expression: PromQLExpression) {
    for use in expression.selectors {
      readJobs(of: use.selector, query)
      let name = use.selector.metricName?.literal ?? ""
      readWindow(use, name, query)
      guard !name.isEmpty else { continue }
      let isFirst = interests[name] == nil
      let interest = interest(in: name)
      guard interest == .always || interest == .once && isFirst else { continue }
      let range = use.selector.nameRange == QueryRange() ? use.range : use.selector.nameRange
      input.add(
        MetricInput.MetricUse(
          name: name, query: query.title, mayBeMissing: use.hasAlternative || use.functions.contains { $0.hasPrefix("absent") },
          place: settle(query.place(range))))
    }
    readLabels(of: expression, query)
  }

  private mutating func interest(in name: String) -> Interest {
    if let known = interests[name] { return known }
    let interest: Interest
    if name.utf8.contains(UInt8(ascii: ":")) {
      interest = .always
    } else {
      switch MetricCatalogue.embedded.find(name, in: WindowsExporterRelease.latest.version) {
      case .foreign: interest = .none
      case .known(let metric):
        // What windows_exporter shows depends on its release; of the others, keep-lists alone.
        if case .windowsExporter = metric.source { interest = .always } else { interest = .once }
      case .removed, .notYet, .unknown: interest = .always
      }
    }
    interests[name] = interest
    return interest
  }

  private mutating func readJobs(of selector: VectorSelector, _ query: MetricQuery) {
    for matcher in selector.matchers {
      guard matcher.label.literal == "job", let value = matcher.value.literal, !value.isEmpty,
        matcher.comparison == .equal || matcher.comparison == .matches
      else { continue }
      let condition = MetricInput.JobSelector.Condition(comparison: matcher.comparison, value: value)
      input.add(MetricInput.JobSelector(condition: condition, place: settle(query.place(matcher.range))))
    }
  }

  /// Functions that need two samples at least.
  private static let rates: Set<String> = ["rate", "irate", "increase", "delta", "idelta", "deriv"]

  private mutating func readWindow(_ use: SelectorUse, _ name: String, _ query: MetricQuery) {
    guard let function = use.functions.first, Self.rates.contains(function), !name.utf8.contains(UInt8(ascii: ":")) else { return }
    let length: MetricInput.WindowUse.Length
    switch use.duration {
    case .milliseconds(let milliseconds)? where milliseconds > 0: length = .seconds(Double(milliseconds) / 1000)
    case .variable(let variable)? where variable.name == "__interval" && !query.hasOwnInterval: length = .interval
    default: return
    }
    let conditions = use.selector.matchers.compactMap { matcher in
      matcher.label.literal == "job"
        ? matcher.value.literal.map { MetricInput.JobSelector.Condition(comparison: matcher.comparison, value: $0) } : nil
    }
    input.add(
      MetricInput.WindowUse(function: function, metric: name, length: length, jobs: conditions, place: settle(query.place(use.range))))
  }

  private mutating func readLabels(of expression: PromQLExpression, _ query: MetricQuery) {
    for use in expression.selectors {
      guard let name = use.selector.metricName?.literal, interests[name] == .always, !name.utf8.contains(UInt8(ascii: ":")) else { continue }
      for matcher in use.selector.matchers {
        guard let label = matcher.label.literal, label != "__name__", matcher.needsLabel else { continue }
        input.add(MetricInput.LabelUse(label: label, metrics: [name], place: settle(query.place(matcher.range))))
      }
    }
  }

  // MARK: Exporters

  private mutating func readExporters(_ known: CheckedDocuments, acrossObjects: Bool) {
    let pods = known.documents.flatMap(\.pods)
    let views = pods.flatMap { pod in pod.containers.compactMap { ExporterView(pod, $0) } }
    guard !views.isEmpty else { return }
    let scope = acrossObjects ? ScopeView(objects: known.documents.flatMap(\.objects), pods: pods, isWhole: false) : nil
    for view in views {
      let namesFile = view.arguments["config.file"] != nil
      let configuration = scope.flatMap { ExporterConfiguration(of: view, in: $0) }
      let enabled = EnabledCollectors(view, configuration)
      let isOpen = namesFile && configuration == nil || view.arguments["collectors.enabled"] != nil && enabled == nil
      input.add(
        SeenExporter(
          version: view.version, release: view.release,
          collectors: isOpen ? nil : enabled?.names(in: view.release) ?? Set(view.release.defaultCollectors)))
    }
  }
}

extension LabelMatcher {
  /// Whether series without the label are left out.
  fileprivate var needsLabel: Bool {
    switch comparison {
    case .equal: value.literal != ""
    case .notEqual: value.literal == ""
    // What matches nothing at all is written with these in it.
    case .matches: value.literal.map { !$0.isEmpty && !$0.hasBytes("*") && !$0.hasBytes("|)") && !$0.hasPrefix("|") && !$0.hasSuffix("|") } ?? false
    case .matchesNot: false
    }
  }
}

extension Cause {
  var isChartValue: Bool { if case .chartValue = self { true } else { false } }
}
