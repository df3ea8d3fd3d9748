/// What a component of the collector does; its section in the configuration.
public enum ComponentKind: String, Sendable, CaseIterable {
  /// Brings data into pipelines: listens for it or fetches it.
  case receiver
  /// Changes, drops or gathers data on its way, in the order of the pipeline.
  case processor
  /// Sends the data of pipelines out of the collector.
  case exporter
  /// Ends pipelines as an exporter and begins others as their receiver.
  case connector
  /// Stands beside the pipelines: health checks, and what other components use, such as authenticators and storage.
  case `extension`

  /// The key of the section, such as `receivers`.
  public var section: String { rawValue + "s" }
}

/// What flows through a pipeline; the first part of its name.
public enum CollectorSignal: String, Sendable, CaseIterable {
  /// Measurements: series of numbers.
  case metrics
  /// Lines of logs, and events.
  case logs
  /// The ways of requests through programs, in spans.
  case traces
  /// What programs spend time and memory on. Pipelines of it need the feature gate `service.profilesSupport`
  /// (opentelemetry-collector, service/documentation.md).
  case profiles
}

/// The operating systems that collectors run on in Kubernetes.
public enum CollectorSystem: String, Sendable, CaseIterable {
  /// Nodes with the label `kubernetes.io/os: linux`.
  case linux
  /// Nodes with the label `kubernetes.io/os: windows`.
  case windows
}
