public import ChartModel
public import CollectorSchemas
public import OpenTelemetry

/// Where one signal is sent, with all that the way there needs.
public struct Backend<S: Signal>: Sendable {
  /// Carries its authentication with itself.
  public var exporter: Exporter<S>
  /// What the backend wants done with the data first, such as sums turned into differences; for its pipeline alone.
  public var processors: [Processor<S>]
  /// Entries of Secrets that the collector must be given.
  public var credentials: [Credential]
  /// What makes the pods known to a cloud, where no Secret does.
  public var identity: PodIdentity

  /// A backend that needs no more than its exporter, unless said otherwise.
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
    processors.map(\.component).reduce(exporter.component.distributions(in: version)) { $0.intersection($1.distributions(in: version)) }
  }

  /// The backend, used only if a condition holds when the chart is installed.
  public func when(_ condition: Expr<Bool>) -> Backend {
    Backend(
      exporter.when(condition), processors: processors.map { $0.when(condition) }, credentials: credentials.map { $0.when(condition) },
      identity: identity)
  }
}

/// Settings of a backend for metrics.
public protocol MetricsBackend: Sendable {
  /// - Parameters:
  ///   - name: lower-case letters, digits and hyphens; tells backends of one collector apart.
  ///   - system: of the collector's node: files are elsewhere.
  ///   - labels: of every series; those whose text is empty are left out.
  func metrics(named name: String, on system: CollectorSystem, labels: [BackendLabel]) -> Backend<Metrics>
}

/// Settings of a backend for logs.
public protocol LogsBackend: Sendable {
  /// - Parameter labels: attributes of every resource; those whose text is empty are left out.
  func logs(named name: String, on system: CollectorSystem, labels: [BackendLabel]) -> Backend<Logs>
}

/// Settings of a backend for traces.
public protocol TracesBackend: Sendable {
  /// - Parameter labels: attributes of every resource; those whose text is empty are left out.
  func traces(named name: String, on system: CollectorSystem, labels: [BackendLabel]) -> Backend<Traces>
}
