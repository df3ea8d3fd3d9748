public import CollectorSchemas
public import OpenTelemetry

/// Where one signal is sent, with all that the way there needs.
public struct Backend<S: Signal>: Sendable {
  /// Carries its authentication with itself.
  public var exporter: Exporter<S>
  /// What the backend wants done with the data first, such as sums turned into differences; for its pipeline alone.
  public var processors: [Processor<S>]
  public var credentials: [Credential]
  public var identity: PodIdentity

  public init(
    _ exporter: Exporter<S>, processors: [Processor<S>] = [], credentials: [Credential] = [], identity: PodIdentity = PodIdentity()
  ) {
    self.exporter = exporter
    self.processors = processors
    self.credentials = credentials
    self.identity = identity
  }

  /// The distributions that hold every component of the backend in a release.
  public func distributions(in version: CollectorVersion = .standard) -> Set<CollectorDistribution> {
    let components = (processors.map(\.component) + [exporter.component]).flatMap { [$0] + $0.extensions }
    return components.reduce(into: Set(CollectorDistribution.allCases)) { common, component in
      if case .known(let description, _) = CollectorSchemas.embedded.find(component.kind, component.id.type, in: version) {
        common.formIntersection(description.distributions)
      }
    }
  }
}
