import Diagnostics
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
  }

  public var cluster: ClusterFacts
  /// Custom resources with a pod template in them, besides those that are known.
  public var podTemplates: [PodTemplatePath]
  public var schemas: KubernetesSchemas
  public var collector: CollectorFacts
  private let podRules: [(rule: any PodRule.Type, system: OSName?)]
  private let registry: RuleRegistry

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

  /// - Parameters:
  ///   - documents: what was read, one value a document; what is no Kubernetes object is for the schema check to name.
  ///   - isWhole: whether these are all objects of a release.
  ///   - acrossObjects: whether objects are also checked together.
  public func check(_ documents: [YAMLValue], isWhole: Bool, acrossObjects: Bool = true) -> Outcome {
    var report = RuleReport(cluster: cluster)
    var objects: [ObjectView] = []
    for (index, document) in documents.enumerated() { objects += ObjectView.objects(in: document, document: index) }
    var runtimeClasses = RuntimeClasses()
    for object in objects where object.kind == "RuntimeClass" { runtimeClasses.add(object) }
    var schemas = schemas
    for object in objects where object.kind == "CustomResourceDefinition" { _ = schemas.add(crd: .map(object.value)) }

    var configurations = 0
    for (index, document) in documents.enumerated() {
      if CollectorText.isConfiguration(document) {
        configurations += 1
        continue
      }
      schemas.check(document) { violation in
        let words = violation.finding
        // Rule WIN019 says it, of custom resources with a pod template too.
        if words.code == "K8S011", violation.path.suffix(2) == ["os", "name"] { return }
        report.add(
          Finding(words.code, words.severity, words.message, at: .init(document: index, path: violation.path), hint: words.hint))
      }
    }
    var pods: [PodView] = []
    for object in objects {
      for rule in registry.objects {
        report.rule = rule
        rule.check(object, &report)
      }
      guard let template = PodTemplatePath.find(in: object, declared: podTemplates) else { continue }
      let pod = PodView(template, in: object, runtimeClasses: runtimeClasses)
      check(pod, &report)
      pods.append(pod)
    }
    var scope: ScopeView?
    if acrossObjects {
      let all = ScopeView(objects: objects, pods: pods, isWhole: isWhole)
      scope = all
      for rule in registry.scopes {
        report.rule = rule
        rule.check(all, &report)
      }
    }
    let collectors = CollectorFinder(documents, objects, pods, scope: scope, facts: collector)
    check(collectors, scope, &report)
    let showsWindows = pods.contains { $0.isWindows } || objects.contains(where: Self.isWindowsNode)
    return Outcome(findings: report.findings, showsWindows: showsWindows, objects: objects.count, configurations: configurations)
  }

  private func check(_ pod: PodView, _ report: inout RuleReport) {
    for (rule, system) in podRules where system == nil || system == pod.system.name {
      report.rule = rule
      rule.check(pod, &report)
    }
  }

  private func check(_ found: CollectorFinder, _ scope: ScopeView?, _ report: inout RuleReport) {
    for (place, error) in found.unreadable { report.add(UnreadableConfiguration.finding(error, at: place)) }
    for collector in found.collectors {
      for rule in registry.collectors {
        report.rule = rule
        rule.check(collector, scope, &report)
      }
    }
  }

  private static func isWindowsNode(_ object: ObjectView) -> Bool {
    object.kind == "Node" && object.labels[NodeLabel.system]?.string == "windows"
  }
}
