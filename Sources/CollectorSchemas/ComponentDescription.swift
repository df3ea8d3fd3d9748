/// A component of the collector: where it is found and what it carries.
public struct ComponentDescription: Sendable, Hashable {
  /// A name of the component, and the releases that know it.
  public struct Spelling: Sendable, Hashable {
    public var name: String
    /// The first release that knows the name; nil if all releases in view do.
    public var since: CollectorVersion?
    /// The release since which the name is a deprecated alias of another.
    public var deprecated: CollectorVersion?
    /// The first release that no longer knows it; nil if none is known.
    public var until: CollectorVersion?

    public init(_ name: String, since: CollectorVersion? = nil, deprecated: CollectorVersion? = nil, until: CollectorVersion? = nil) {
      self.name = name
      self.since = since
      self.deprecated = deprecated
      self.until = until
    }

    public func isKnown(in version: CollectorVersion) -> Bool {
      since.map { $0 <= version } ?? true && until.map { version < $0 } ?? true
    }
  }

  /// What a connector takes and what it makes of it.
  public struct Conversion: Sendable, Hashable {
    public var from: CollectorSignal
    public var to: CollectorSignal

    public init(from: CollectorSignal, to: CollectorSignal) {
      self.from = from
      self.to = to
    }
  }

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
  public var distributions: Set<CollectorDistribution>
  /// The systems that it does not run on.
  public var unsupportedSystems: Set<CollectorSystem>
  /// What to use instead of a component that is gone.
  public var replacement: String?
}

/// What a component's authors promise for a signal.
public enum ComponentStability: String, Sendable, CaseIterable {
  case development, alpha, beta, stable, deprecated, unmaintained
}
