/// Rules about the configuration of OpenTelemetry collectors, in the order of their codes.
let collectorRules: [any CollectorRule.Type] = [
  UnknownSection.self, MalformedComponentID.self, UnknownComponent.self, DeprecatedSpelling.self, UnknownSetting.self,
  DeprecatedSetting.self, MistypedSetting.self, MissingSetting.self, UndefinedReference.self, DisabledExtension.self,
  UnusedComponent.self, DuplicateReference.self, IncompletePipeline.self, UnknownSignal.self, SignalMismatch.self, ConnectorSides.self,
  ForeignDistribution.self, UnsupportedSystem.self, ProcessorOrder.self, MissingMemoryLimiter.self, MemoryLimitSize.self,
  MemoryPercentageOnWindows.self, ListenPortClash.self, LocalEndpoint.self, UnservedPort.self, ShellVariable.self,
  MalformedVariable.self, BareGroupReference.self, UnsetVariable.self, ClearTextSecret.self, MissingRemoteWriteEndpoint.self,
  RenamedMetrics.self, UnmountedStorage.self, MultipliedScrape.self, UnpinnedScrapePort.self, DuplicateJobName.self,
  ScrapeTimeoutAboveInterval.self, MalformedRelabelPattern.self, RelabelActionFields.self, DroppedTargetLabel.self,
  MissingAPIAccess.self, ReplicatedScraper.self, UnelectedClusterReceiver.self, UnresolvableEndpoint.self,
]
