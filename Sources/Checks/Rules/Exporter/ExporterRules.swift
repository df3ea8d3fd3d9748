extension RuleRegistry {
  /// What containers of windows_exporter and their configurations get wrong.
  static let exporterPodRules: [any PodRule.Type] = [
    UnknownExporterFlag.self, ExporterImageTag.self, ExporterPortOfAKS.self, RepeatedFirewallRule.self,
  ]
  static let exporterObjectRules: [any ObjectRule.Type] = [UncheckedMSI.self]
  static let exporterScopeRules: [any ScopeRule.Type] = [
    UnknownExporterCollector.self, ExporterConfigurationKey.self, ExporterWithoutHost.self, OpenExporter.self,
  ]
}
