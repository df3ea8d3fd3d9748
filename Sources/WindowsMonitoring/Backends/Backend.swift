public import ChartModel
public import CollectorSchemas
public import OpenTelemetry

/// Where telemetry of one signal is sent, and what that takes.
public struct Backend<S: Signal>: Sendable {
  /// Tells backends of one collector apart: in names of components, volumes and variables.
  public var name: String
  /// Carries the extensions that it needs.
  public var exporter: Exporter<S>
  /// What the backend needs done before the batches are made.
  public var processors: [Processor<S>]
  /// What the collector's pods must be given.
  public var credentials: [Credential]
  /// Who the collector's pods are to the backend.
  public var identity: PodIdentity

  public init(
    _ name: String, _ exporter: Exporter<S>, processors: [Processor<S>] = [], credentials: [Credential] = [],
    identity: PodIdentity = PodIdentity()
  ) {
    self.name = name
    self.exporter = exporter
    self.processors = processors
    self.credentials = credentials
    self.identity = identity
  }

  /// The distributions of the collector that have all that the backend needs.
  public func distributions(in version: CollectorVersion = .standard) -> Set<CollectorDistribution> {
    processors.map(\.component).reduce(exporter.component.distributions(in: version)) { $0.intersection($1.distributions(in: version)) }
  }

  /// The backend, used only if a condition holds when the chart is installed. Its credentials are the pods' business.
  public func when(_ condition: Expr<Bool>) -> Backend {
    var copy = self
    copy.exporter = exporter.when(condition)
    copy.processors = processors.map { $0.when(condition) }
    return copy
  }
}

/// Settings of a backend for metrics.
public protocol MetricsBackend: Sendable {
  /// - Parameters:
  ///   - name: lower-case letters, digits and hyphens.
  ///   - host: where the collector runs: files are elsewhere.
  ///   - labels: of every series; those whose text is empty are left out.
  func metrics(named name: String, on host: CollectorHost, labels: [BackendLabel]) -> Backend<Metrics>
}

/// Settings of a backend for logs.
public protocol LogsBackend: Sendable {
  /// - Parameter labels: attributes of every resource; those whose text is empty are left out.
  func logs(named name: String, on host: CollectorHost, labels: [BackendLabel]) -> Backend<Logs>
}

/// Settings of a backend for traces.
public protocol TracesBackend: Sendable {
  /// - Parameter labels: attributes of every resource; those whose text is empty are left out.
  func traces(named name: String, on host: CollectorHost, labels: [BackendLabel]) -> Backend<Traces>
}

/// What all telemetry of a chart is marked with, such as the name of the cluster.
public struct BackendLabel: Sendable {
  public var key: String
  public var value: Expr<String>

  public init(_ key: String, _ value: Expr<String>) {
    self.key = key
    self.value = value
  }
}

extension Processor {
  /// Puts labels into the resource; nothing if there are none.
  static func labels(named name: String, _ labels: [BackendLabel]) -> [Processor] {
    let conditions = labels.map(\.value.isNonEmpty)
    guard let first = conditions.first else { return [] }
    return [
      Processor.resource(named: name, labels.map { .upsert($0.key, .text($0.value)).when($0.value.isNonEmpty) })
        .when(conditions.dropFirst().reduce(first) { $0 || $1 })
    ]
  }
}

extension Exporter where S == Metrics {
  /// Remote write with labels.
  static func remoteWrite(named name: String, to endpoint: Expr<String>, _ labels: [BackendLabel], _ http: HTTPClient) -> Exporter {
    .prometheusRemoteWrite(named: name, endpoint: endpoint, externalLabels: labels.map { ($0.key, $0.value) }, http: http)
  }
}
