public import CollectorSchemas

/// What the configuration of the checks says of the collectors whose images nobody sees.
public struct CollectorFacts: Sendable {
  public var version = CollectorVersion.standard
  public var distribution = CollectorDistribution.contrib

  public init() {}
}
