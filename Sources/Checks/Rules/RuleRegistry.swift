public import Diagnostics

/// All rules, by what they look at; in the order of their codes.
public struct RuleRegistry: Sendable {
  public let pods: [any PodRule.Type]
  public let objects: [any ObjectRule.Type]
  public let scopes: [any ScopeRule.Type]
  public let collectors: [any CollectorRule.Type]

  /// Every rule there is.
  public static let all = RuleRegistry(
    pods: rejectedRules + hostProcessRules + placementRules + runtimeRules + generalPodRules + exporterPodRules,
    objects: objectRules + exporterObjectRules, scopes: hostProcessScopeRules + scopeRules + exporterScopeRules,
    collectors: collectorRules)

  /// The codes of the rules over objects together. Most about collectors depend on the pods that run them.
  static let scopeCodes = Set(all.scopes.map { $0.about.code.text } + all.collectors.map { $0.about.code.text })

  private static let collectorCodes = Set(all.collectors.map { $0.about.code } + [UnreadableConfiguration.about.code])

  /// Whether a finding is about a collector's configuration.
  public static func isAboutCollectors(_ code: DiagnosticCode) -> Bool { collectorCodes.contains(code) }

  public var rules: [any Rule.Type] {
    (pods as [any Rule.Type] + objects as [any Rule.Type] + scopes as [any Rule.Type] + collectors as [any Rule.Type]).sorted {
      $0.about.code.text < $1.about.code.text
    }
  }
}
