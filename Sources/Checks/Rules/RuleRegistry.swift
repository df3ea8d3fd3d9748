public import Diagnostics

/// All rules, by what they look at; in the order of their codes.
public struct RuleRegistry: Sendable {
  public let pods: [any PodRule.Type]
  public let objects: [any ObjectRule.Type]
  public let scopes: [any ScopeRule.Type]
  public let collectors: [any CollectorRule.Type]
  let contents: [any MetricContentRule.Type]
  let metrics: [any MetricRule.Type]

  /// Every rule there is.
  public static let all = RuleRegistry(
    pods: rejectedRules + hostProcessRules + placementRules + runtimeRules + generalPodRules + exporterPodRules,
    objects: objectRules + exporterObjectRules, scopes: hostProcessScopeRules + placementScopeRules + scopeRules + exporterScopeRules,
    collectors: collectorRules, contents: metricContentRules, metrics: metricRules)

  /// The codes of the rules over objects together. Most about collectors depend on the pods that run them.
  static let scopeCodes = Set(all.scopes.map { $0.about.code.text } + all.collectors.map { $0.about.code.text })

  /// The codes of the rules over all inputs.
  static let metricCodes = Set(all.metrics.map { $0.about.code.text })

  private static let collectorCodes = Set(all.collectors.map { $0.about.code } + [UnreadableConfiguration.about.code])

  /// Whether a finding is about a collector's configuration.
  public static func isAboutCollectors(_ code: DiagnosticCode) -> Bool { collectorCodes.contains(code) }

  public var rules: [any Rule.Type] {
    let ofObjects = pods as [any Rule.Type] + objects as [any Rule.Type] + scopes as [any Rule.Type]
    let ofTexts = collectors as [any Rule.Type] + contents as [any Rule.Type] + metrics as [any Rule.Type]
    return (ofObjects + ofTexts).sorted { $0.about.code.text < $1.about.code.text }
  }
}
