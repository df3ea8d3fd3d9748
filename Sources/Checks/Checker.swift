public import Diagnostics
public import KubernetesSchemas
public import YAML

/// Checks objects against Kubernetes' schemas and all rules. It knows nothing of files; `Linter` brings both together.
public struct Checker: Sendable {
  public struct Outcome: Sendable {
    public var findings: [Finding]
    /// Whether a Windows node or pod is in view.
    public var showsWindows: Bool
    /// How many Kubernetes objects were checked, the items of Lists counted.
    public var objects: Int
    /// How many documents are configurations of collectors themselves.
    public var configurations: Int
    /// How many rule files and dashboards there are.
    public var contents: Int
    /// For the next check.
    public var checked: CheckedDocuments
  }

  public var cluster: ClusterFacts
  /// Custom resources with a pod template in them, besides those that are known.
  public var podTemplates: [PodTemplatePath]
  public var schemas: KubernetesSchemas
  public var collector: CollectorFacts
  private let podRules: [(rule: any PodRule.Type, system: OSName?)]
  private let registry: RuleRegistry
  private var checksSchemas = true
  private var checksCollectors = true

  public init(
    cluster: ClusterFacts = ClusterFacts(), podTemplates: [PodTemplatePath] = [], schemas: KubernetesSchemas,
    collector: CollectorFacts = CollectorFacts(), rules: RuleRegistry = .all
  ) {
    self.cluster = cluster
    self.podTemplates = podTemplates
    self.schemas = schemas
    self.collector = collector
    registry = rules
    podRules = rules.pods.map { ($0, $0.system) }
  }

  /// A checker for one code alone: it reports whatever this one reports under that code, and maybe more.
  public func restricted(to code: DiagnosticCode) -> Checker {
    let isCollectors = RuleRegistry.isAboutCollectors(code)
    let rules = RuleRegistry(
      pods: registry.pods.filter { $0.about.code == code }, objects: registry.objects.filter { $0.about.code == code },
      scopes: registry.scopes.filter { $0.about.code == code },
      collectors: registry.collectors.filter { $0.about.code == code }, contents: registry.contents.filter { $0.about.code == code },
      metrics: registry.metrics.filter { $0.about.code == code })
    var checker = Checker(cluster: cluster, podTemplates: podTemplates, schemas: schemas, collector: collector, rules: rules)
    checker.checksCollectors = isCollectors
    checker.checksSchemas = !isCollectors && rules.rules.isEmpty
    return checker
  }

  /// - Parameters:
  ///   - documents: what was read, one value a document; what is no Kubernetes object is for the schema check to name.
  ///   - isWhole: whether these are all objects of a release.
  ///   - acrossObjects: whether objects are also checked together.
  ///   - earlier: what this checker came to know of nearly the same documents; equal ones at the same place are not checked again.
  public func check(
    _ documents: [YAMLValue], isWhole: Bool, acrossObjects: Bool = true, after earlier: CheckedDocuments? = nil
  ) -> Outcome {
    let same = documents.enumerated().map { index, document in earlier?.document(index, document) }
    let views = documents.indices.map { same[$0]?.objects ?? ObjectView.objects(in: documents[$0], document: $0) }
    let objects = Array(views.joined())
    var runtimeClasses = RuntimeClasses()
    var schemas = schemas
    var checked = CheckedDocuments()
    for object in objects {
      switch object.kind {
      case "RuntimeClass": runtimeClasses.add(object)
      case "CustomResourceDefinition": _ = schemas.add(crd: .map(object.value))
      default: continue
      }
      checked.areIndependent = false
    }
    for (index, document) in documents.enumerated() {
      let known = checked.areIndependent ? same[index] : nil
      checked.documents.append(known ?? check(document, index, views[index], schemas, runtimeClasses))
    }
    let pods = checked.documents.flatMap(\.pods)
    var findings = checked.documents.flatMap(\.schemaFindings) + checked.documents.flatMap(\.ruleFindings)
    var scope: ScopeView?
    if acrossObjects {
      let all = ScopeView(objects: objects, pods: pods, isWhole: isWhole)
      scope = all
      var report = RuleReport(cluster: cluster)
      for rule in registry.scopes {
        report.rule = rule
        rule.check(all, &report)
      }
      findings += report.findings
    }
    if checksCollectors {
      let found = CollectorFinder(documents, objects, pods, scope: scope, facts: collector, after: earlier?.reading)
      findings += found.unreadable.map { UnreadableConfiguration.finding($0.error, at: $0.place) }
      checked.reading = found.reading
      for (index, view) in found.collectors.enumerated() {
        let known = checked.areIndependent ? earlier?.collector(index, view) { same[$0] != nil } : nil
        checked.collectors.append(check(view, scope, known))
      }
      findings += checked.collectors.flatMap { $0.findings.joined() }.withoutRepetitions
    }
    return Outcome(
      findings: findings, showsWindows: pods.contains { $0.isWindows } || objects.contains(where: Self.isWindowsNode),
      objects: objects.count, configurations: checked.documents.count(where: \.isConfiguration),
      contents: checked.documents.reduce(0) { $0 + $1.content.count }, checked: checked)
  }

  /// What can be said of a document by itself.
  private func check(
    _ document: YAMLValue, _ index: Int, _ objects: [ObjectView], _ schemas: KubernetesSchemas, _ runtimeClasses: RuntimeClasses
  ) -> CheckedDocuments.Document {
    let isConfiguration = CollectorText.isConfiguration(document)
    let content = MetricContent(document, index, objects)
    var violations: [Finding] = []
    if checksSchemas, !isConfiguration, !content.isItself {
      schemas.check(document) { violation in
        let words = violation.finding
        // Rule WIN019 says it, of custom resources with a pod template too.
        if words.code == "K8S011", violation.path.suffix(2) == ["os", "name"] { return }
        violations.append(
          Finding(words.code, words.severity, words.message, at: .init(document: index, path: violation.path), hint: words.hint))
      }
    }
    var report = RuleReport(cluster: cluster)
    var pods: [PodView] = []
    for object in objects {
      for rule in registry.objects {
        report.rule = rule
        rule.check(object, &report)
      }
      guard let template = PodTemplatePath.find(in: object, declared: podTemplates) else { continue }
      let pod = PodView(template, in: object, runtimeClasses: runtimeClasses)
      for (rule, system) in podRules where system == nil || system == pod.system.name {
        report.rule = rule
        rule.check(pod, &report)
      }
      pods.append(pod)
    }
    if !content.isEmpty {
      for rule in registry.contents {
        report.rule = rule
        rule.check(content, &report)
      }
    }
    return .init(
      value: document, isConfiguration: isConfiguration, objects: objects, pods: pods, content: content, schemaFindings: violations,
      ruleFindings: report.findings)
  }

  /// - Parameter known: what is known of the same collector.
  private func check(
    _ view: CollectorView, _ scope: ScopeView?, _ known: CheckedDocuments.Collector?
  ) -> CheckedDocuments.Collector {
    let findings = registry.collectors.enumerated().map { index, rule in
      if !rule.looksAround, let known { return known.findings[index] }
      var report = RuleReport(cluster: cluster)
      report.rule = rule
      rule.check(view, rule.looksAround ? scope : nil, &report)
      return report.findings
    }
    return .init(view: view, findings: findings)
  }

  private static func isWindowsNode(_ object: ObjectView) -> Bool {
    object.kind == "Node" && object.labels[NodeLabel.system]?.string == "windows"
  }
}
