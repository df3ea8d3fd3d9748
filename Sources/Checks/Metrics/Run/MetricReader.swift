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
  private(set) var interests: [String: Interest] = [:]
  /// Labels of these metrics that had other names.
  private(set) var renames: [String: [LabelRename]] = [:]

  /// What a query was already found to ask: once is enough, however often it does.
  enum Told: Hashable {
    case metric(String, isAskedForAbsence: Bool, hasAlternative: Bool)
    case window(String, String, MetricInput.WindowUse.Length, [MetricInput.JobSelector.Condition])
    case job(MetricInput.JobSelector.Condition)
    case instance(MetricInput.JobSelector.Condition, [MetricInput.JobSelector.Condition], metric: String)
    case label(String, [String])
  }

  /// How much of a metric's uses matters.
  enum Interest { case none, once, always }

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
    for document in known.documents {
      for object in document.objects { if let exporter = SeenExporter(installedBy: object) { input.add(exporter) } }
    }
    readJobs(known)
    readLookback(known)
  }

  private mutating func read(_ content: MetricContent) {
    var expressions: [Finding.Place: PromQLExpression] = [:]
    if !content.ruleFiles.isEmpty {
      for query in content.queries { expressions[query.root.place(query.way)] = query.expression }
    }
    for file in content.ruleFiles { read(file, expressions) }
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

  /// - Parameter expressions: the queries that could be read, by the places of their texts.
  private mutating func read(_ file: RuleFile, _ expressions: [Finding.Place: PromQLExpression]) {
    let top = settle(file.root.place([]))
    for group in file.groups {
      for rule in group.rules {
        guard let name = rule.name else { continue }
        let key: PathElement = if case .record = name { "record" } else { "alert" }
        let expression = expressions[file.root.place(rule.way + ["expr"])]
        input.add(
          MetricInput.NamedRule(
            name: name, labels: rule.labels, expression: expression?.text ?? rule.expression ?? "",
            shape: expression?.withoutMatchers.text ?? "", group: group.name ?? "", file: top,
            place: settle(file.root.place(rule.way + [key]))))
      }
    }
  }

  private mutating func read(_ query: MetricQuery, _ expression: PromQLExpression) {
    let selectors = query.selectors
    let alternatives = Set(selectors.filter(\.hasAlternative).compactMap { $0.selector.metricName?.literal })
    var told: Set<Told> = []
    for use in selectors {
      readJobs(of: use.selector, query, &told)
      let name = use.selector.metricName?.literal ?? ""
      readWindow(use, name, query, &told)
      guard !name.isEmpty else { continue }
      let isFirst = interests[name] == nil
      let interest = interest(in: name)
      guard interest == .always || interest == .once && isFirst else { continue }
      let isAskedForAbsence = use.functions.contains { $0.hasPrefix("absent") }
      guard told.insert(.metric(name, isAskedForAbsence: isAskedForAbsence, hasAlternative: use.hasAlternative)).inserted else { continue }
      let range = use.selector.nameRange == QueryRange() ? use.range : use.selector.nameRange
      input.add(
        MetricInput.MetricUse(
          name: name, query: query.title, isAskedForAbsence: isAskedForAbsence,
          alternatives: use.hasAlternative ? alternatives.subtracting([name]) : [], place: settle(query.place(range))))
    }
    readLabels(of: expression, selectors, query, &told)
  }

  private mutating func interest(in name: String) -> Interest {
    if let known = interests[name] { return known }
    guard interests.count < MetricContent.mostNames else { return .none }
    let interest: Interest
    if name.utf8.contains(UInt8(ascii: ":")) {
      interest = .always
    } else {
      switch MetricCatalogue.embedded.find(name, in: WindowsExporterRelease.latest.version, suggests: false) {
      case .foreign: interest = .none
      case .known(let metric):
        renames[name] = metric.labelRenames
        // What windows_exporter shows depends on its release; of the others, keep-lists alone.
        if case .windowsExporter = metric.source { interest = .always } else { interest = .once }
      case .removed, .notYet: interest = .always
      // What node_exporter shows depends on the kernel, and of others on their releases.
      case .unknown: interest = UnknownMetric.isCertain(name) ? .always : .none
      }
    }
    interests[name] = interest
    return interest
  }

  private mutating func readJobs(of selector: VectorSelector, _ query: MetricQuery, _ told: inout Set<Told>) {
    let jobs = selector.matchers.compactMap { $0.condition(on: "job") }
    for matcher in selector.matchers where matcher.comparison == .equal || matcher.comparison == .matches {
      if let condition = matcher.condition(on: "job"), !condition.value.isEmpty, told.insert(.job(condition)).inserted {
        input.add(MetricInput.JobSelector(condition: condition, place: settle(query.place(matcher.range))))
      }
      let metric = selector.metricName?.literal
      if let condition = matcher.condition(on: "instance"), !condition.value.isEmpty,
        told.insert(.instance(condition, jobs, metric: metric ?? "")).inserted
      {
        input.add(
          MetricInput.InstanceSelector(condition: condition, jobs: jobs, metric: metric, place: settle(query.place(matcher.range))))
      }
    }
  }

  /// Functions that need two samples at least.
  private static let rates: Set<String> = ["rate", "irate", "increase", "delta", "idelta", "deriv"]

  private mutating func readWindow(_ use: SelectorUse, _ name: String, _ query: MetricQuery, _ told: inout Set<Told>) {
    guard let function = use.functions.first, Self.rates.contains(function), !name.utf8.contains(UInt8(ascii: ":")) else { return }
    let length: MetricInput.WindowUse.Length
    switch use.duration {
    case .milliseconds(let milliseconds)? where milliseconds > 0: length = .seconds(Double(milliseconds) / 1000)
    case .variable(let variable)? where variable.name == "__interval" && !query.hasOwnInterval: length = .interval
    default: return
    }
    let conditions = use.selector.matchers.compactMap { $0.condition(on: "job") }
    guard told.insert(.window(function, name, length, conditions)).inserted else { return }
    input.add(
      MetricInput.WindowUse(function: function, metric: name, length: length, jobs: conditions, place: settle(query.place(use.range))))
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

extension PromQLExpression {
  /// The same query over all series of its metrics.
  fileprivate var withoutMatchers: PromQLExpression {
    mapping { inner in
      var inner = inner
      switch inner.kind {
      case .selector(var selector) where selector.name != nil:
        selector.matchers = []
        inner.kind = .selector(selector)
      case .range(var selector, let duration) where selector.name != nil:
        selector.matchers = []
        inner.kind = .range(selector, duration)
      default: break
      }
      return inner
    }
  }
}

extension LabelMatcher {
  /// Nil if it is about another label, or a variable stands in it.
  fileprivate func condition(on label: String) -> MetricInput.JobSelector.Condition? {
    guard self.label.literal == label else { return nil }
    return value.literal.map { MetricInput.JobSelector.Condition(comparison: comparison, value: $0) }
  }
}

extension Cause {
  var isChartValue: Bool { if case .chartValue = self { true } else { false } }
}
