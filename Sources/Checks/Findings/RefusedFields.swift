public import Diagnostics

/// Fields that Windows pods cannot have.
public enum RefusedFields {
  /// The code of the first rule about a field that the API server refuses on the pod, or would once its `os.name` says windows.
  public static func firstCode(_ pod: PodView) -> DiagnosticCode? {
    guard pod.isWindows else { return nil }
    for rule in RuleRegistry.rejectedRules {
      guard let rule = rule as? any ForbiddenFieldRule.Type else { continue }
      var report = RuleReport(cluster: ClusterFacts())
      report.rule = rule
      rule.check(pod, &report)
      if let code = report.findings.first?.code { return code }
    }
    return nil
  }
}
