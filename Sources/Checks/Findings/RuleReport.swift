public import Diagnostics
import PromQL
public import YAML

/// Takes the findings of one rule after another.
public struct RuleReport: Sendable {
  public private(set) var findings: [Finding] = []
  /// What is known of the cluster; rules read it here.
  public let cluster: ClusterFacts
  /// The rule that is at work.
  var rule: (any Rule.Type)?

  init(cluster: ClusterFacts) { self.cluster = cluster }

  /// A finding in a pod. The message ends with what makes the pod a Windows or Linux pod where its specification does not say so.
  ///
  /// - Parameters:
  ///   - path: from the pod's specification, such as `["hostNetwork"]`.
  ///   - severity: nil for the rule's usual one. Where only an image's name tells the pod's system, an error becomes a warning.
  public mutating func add(
    _ pod: PodView, _ path: [PathElement], _ message: String, severity: Severity? = nil, related: [Finding.Related] = [],
    hint: String? = nil
  ) {
    add(pod, at: pod.path + path, message, severity, related, hint)
  }

  /// A finding in a container.
  ///
  /// - Parameter path: from the container, such as `["image"]`.
  public mutating func add(
    _ pod: PodView, _ container: ContainerView, _ path: [PathElement], _ message: String, severity: Severity? = nil,
    related: [Finding.Related] = [], hint: String? = nil
  ) {
    add(pod, at: pod.path + container.path + path, message, severity, related, hint)
  }

  /// A finding in a pod's metadata: that of the template it is made from, or its own.
  ///
  /// - Parameter path: from the metadata, such as `["annotations", "example.com/key"]`.
  public mutating func add(
    _ pod: PodView, metadata path: [PathElement], _ message: String, severity: Severity? = nil, related: [Finding.Related] = [],
    hint: String? = nil
  ) {
    add(pod, at: Array(pod.path.dropLast()) + ["metadata"] + path, message, severity, related, hint)
  }

  private mutating func add(
    _ pod: PodView, at path: [PathElement], _ message: String, _ severity: Severity?, _ related: [Finding.Related], _ hint: String?
  ) {
    guard let about = rule?.about else { return }
    var severity = severity ?? about.severity
    var message = message
    if let system = (rule as? any PodRule.Type)?.system, let evidence = pod.system.evidence {
      if let reason = evidence.reason(system) { message += " (" + reason + ")" }
      if evidence.isHint { severity = min(severity, .warning) }
    }
    findings.append(
      Finding(about.code, severity, message, at: .init(document: pod.object.document, path: path), related: related, hint: hint))
  }

  /// A finding in an object.
  ///
  /// - Parameter path: from the object, such as `["spec", "selector"]`.
  public mutating func add(
    _ object: ObjectView, _ path: [PathElement], _ message: String, severity: Severity? = nil, related: [Finding.Related] = [],
    hint: String? = nil
  ) {
    guard let about = rule?.about else { return }
    findings.append(
      Finding(about.code, severity ?? about.severity, message, at: object.place(path), related: related, hint: hint))
  }

  /// A finding in a collector's configuration.
  ///
  /// - Parameter path: from the configuration's root, such as `["receivers", "otlp"]`.
  public mutating func add(
    _ collector: CollectorView, _ path: [PathElement], _ message: String, severity: Severity? = nil, related: [Finding.Related] = [],
    hint: String? = nil
  ) {
    guard let about = rule?.about else { return }
    findings.append(
      Finding(about.code, severity ?? about.severity, message, at: collector.place(path), related: related, hint: hint))
  }

  /// A finding in a query.
  ///
  /// - Parameter range: of the query's text.
  mutating func add(_ query: MetricQuery, _ range: QueryRange, _ message: String, severity: Severity? = nil, hint: String? = nil) {
    add(at: query.place(range), message, severity: severity, hint: hint)
  }

  /// A finding at a place of a rule file, a dashboard or a query.
  mutating func add(
    at place: Finding.Place, _ message: String, severity: Severity? = nil, related: [Finding.Related] = [], hint: String? = nil
  ) {
    guard let about = rule?.about else { return }
    findings.append(Finding(about.code, severity ?? about.severity, message, at: place, related: related, hint: hint))
  }

  /// Makes the last finding's severity another if Windows nodes or pods are in view.
  mutating func setSeverityAmongWindows(_ severity: Severity) {
    if !findings.isEmpty { findings[findings.count - 1].severityAmongWindows = severity }
  }

  mutating func add(_ finding: Finding) { findings.append(finding) }
}
