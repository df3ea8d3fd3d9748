extension RuleRegistry {
  /// Rules for pods of any system.
  static let generalPodRules: [any PodRule.Type] = [
    SelectorMismatch.self, LiteralCredential.self, UnpinnedImage.self, ProbeHost.self, MissingVolume.self, ProbePort.self,
    RequestAboveLimit.self, HostNetworkPort.self, SecretInArguments.self,
  ]
  static let objectRules: [any ObjectRule.Type] = [
    ChangingSelectorLabel.self, CronJobDeadline.self, ContradictingFields.self, OversizedConfig.self,
  ]
  static let scopeRules: [any ScopeRule.Type] = [
    OverlappingSelectors.self, ServicePortName.self, ServiceWithoutPods.self, MissingConfigMap.self, MissingSecret.self,
    MissingServiceAccount.self, BindingTarget.self, MissingConfigKey.self, PodSecurityLevel.self, DuplicateObject.self,
    MissingRuntimeClass.self, MissingScaleTarget.self, MissingGoverningService.self, HostPortClash.self, IngressBackend.self,
  ]
}
