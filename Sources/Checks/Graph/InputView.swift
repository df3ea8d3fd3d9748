public import YAML

/// All that inputs hold together, for those who show it rather than check it: objects, pods with the operating system that the rules
/// conclude, and the configurations of collectors and of Prometheus.
public struct InputView: Sendable {
  package let scope: ScopeView
  package let collectors: [CollectorView]
  /// The configurations of Prometheus itself, each with the ConfigMap that holds it.
  package let prometheus: [(object: ObjectView, configuration: PrometheusConfiguration)]

  /// - Parameters:
  ///   - documents: what was read, one value a document.
  ///   - podTemplates: custom resources with a pod template in them, besides those that are known.
  public init(_ documents: [YAMLValue], podTemplates: [PodTemplatePath] = []) {
    let objects = documents.enumerated().flatMap { index, document in ObjectView.objects(in: document, document: index) }
    var runtimeClasses = RuntimeClasses()
    for object in objects { runtimeClasses.add(object) }
    let pods = objects.compactMap { object in
      PodTemplatePath.find(in: object, declared: podTemplates).map { PodView($0, in: object, runtimeClasses: runtimeClasses) }
    }
    let scope = ScopeView(objects: objects, pods: pods, isWhole: true)
    self.scope = scope
    collectors = CollectorFinder(documents, objects, pods, scope: scope, facts: CollectorFacts(), after: nil).collectors
    prometheus = objects.flatMap { object in PrometheusConfiguration.all(in: object).map { (object, $0) } }
  }

  /// The positions, among the scope's pods, of those that a Service sends to.
  package func pods(behind service: ObjectView) -> [Int] {
    service.serviceSelector.map { Array(scope.positions(of: $0, in: service.namespace)) } ?? []
  }
}
