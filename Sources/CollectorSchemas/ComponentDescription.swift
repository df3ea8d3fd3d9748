/// A component of the collector: where it is found and what it carries.
public struct ComponentDescription: Sendable, Hashable {
  /// A name of the component, and the releases that know it.
  public struct Spelling: Sendable, Hashable {
    /// What stands before the `/` in a component's ID.
    public var name: String
    /// The first release that knows the name; nil if all releases in view do.
    public var since: CollectorVersion?
    /// The release since which the name is a deprecated alias of another.
    public var deprecated: CollectorVersion?
    /// The first release that no longer knows it; nil if none is known.
    public var until: CollectorVersion?

    /// A name that every release knows and none deprecates, unless releases are given.
    public init(_ name: String, since: CollectorVersion? = nil, deprecated: CollectorVersion? = nil, until: CollectorVersion? = nil) {
      self.name = name
      self.since = since
      self.deprecated = deprecated
      self.until = until
    }

    /// Whether a configuration for the release may use the name, be it deprecated or not.
    public func isKnown(in version: CollectorVersion) -> Bool {
      since.map { $0 <= version } ?? true && until.map { version < $0 } ?? true
    }
  }

  /// What a connector takes and what it makes of it.
  public struct Conversion: Sendable, Hashable {
    /// The signal of the pipelines that it ends, standing among their exporters.
    public var from: CollectorSignal
    /// The signal of the pipelines that it begins, standing among their receivers.
    public var to: CollectorSignal

    /// One of the ways through a connector, such as from traces to metrics.
    public init(from: CollectorSignal, to: CollectorSignal) {
      self.from = from
      self.to = to
    }
  }

  /// In which section of a configuration it is set up.
  public var kind: ComponentKind
  /// The current name.
  public var type: String
  /// All names, the current one first.
  public var spellings: [Spelling]
  /// What it carries; empty for extensions and connectors.
  public var signals: [CollectorSignal]
  /// How stable it is for each of them (metadata.yaml of the component).
  public var stability: [CollectorSignal: ComponentStability] = [:]
  /// Of connectors alone.
  public var conversions: [Conversion]
  /// Those that have it in the release that was asked about; empty for what was dropped or comes later.
  public var distributions: Set<CollectorDistribution>
  /// The systems that it does not run on.
  public var unsupportedSystems: Set<CollectorSystem>
  /// What to use instead of a component that is gone.
  public var replacement: String?
}

/// What a component's authors promise for a signal (opentelemetry-collector, docs/component-stability.md).
public enum ComponentStability: String, Sendable, CaseIterable {
  /// Not all of it is there, and its options change often: nothing for production.
  case development
  /// For small loads that are not critical; its options may change at short notice.
  case alpha
  /// Its options are deemed settled: what goes is deprecated in a release before.
  case beta
  /// For general use; compatible from one minor release to the next.
  case stable
  /// To be removed; there is no support any more.
  case deprecated
  /// Nobody looks after it: the distributions drop it after three months.
  case unmaintained
}
