/// What a component of the collector does; its section in the configuration.
public enum ComponentKind: String, Sendable, CaseIterable {
  case receiver, processor, exporter, connector, `extension`

  /// The key of the section, such as `receivers`.
  public var section: String { rawValue + "s" }
}

/// What flows through a pipeline; the first part of its name.
public enum CollectorSignal: String, Sendable, CaseIterable {
  case metrics, logs, traces, profiles
}

/// The operating systems that collectors run on in Kubernetes.
public enum CollectorSystem: String, Sendable, CaseIterable {
  case linux, windows
}
