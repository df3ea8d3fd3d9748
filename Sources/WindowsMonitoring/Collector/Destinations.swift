import ChartModel
public import OpenTelemetry

/// Where a collector sends what it has, signal by signal. Every backend gets everything.
public struct Destinations: Sendable {
  /// Backends for metrics.
  public var metrics: [Backend<Metrics>]
  /// Backends for logs.
  public var logs: [Backend<Logs>]
  /// Backends for traces.
  public var traces: [Backend<Traces>]

  /// Backends by signal; a signal without one is not collected.
  public init(metrics: [Backend<Metrics>] = [], logs: [Backend<Logs>] = [], traces: [Backend<Traces>] = []) {
    self.metrics = metrics
    self.logs = logs
    self.traces = traces
  }

  /// What the collector must be given; each once, though a backend may take several signals.
  var credentials: [Credential] {
    var seen: Set<String> = []
    return (metrics.flatMap(\.credentials) + logs.flatMap(\.credentials) + traces.flatMap(\.credentials)).filter {
      seen.insert($0.name).inserted
    }
  }

  /// What the collector's pods and their account are marked with.
  var identity: PodIdentity {
    var all = PodIdentity()
    for identity in metrics.map(\.identity) + logs.map(\.identity) + traces.map(\.identity) {
      for pair in identity.serviceAccountAnnotations where !all.serviceAccountAnnotations.contains(pair) {
        all.serviceAccountAnnotations.append(pair)
      }
      for pair in identity.podLabels where !all.podLabels.contains(pair) { all.podLabels.append(pair) }
    }
    return all
  }
}

extension Pipeline {
  /// The pipelines that bring what receivers take to every backend. Those backends that want the data changed have one of their own.
  ///
  /// - Parameters:
  ///   - name: nil for the signal's main pipelines.
  ///   - limiter: refuses data when memory runs out; stands first.
  ///   - processors: between the limiter and what the backends want.
  static func all(
    named name: String? = nil, from receivers: [Receiver<S>], limiter: Processor<S>, through processors: [Processor<S>],
    to backends: [Backend<S>]
  ) -> [AnyPipeline] {
    let batch = Processor<S>.batch(size: 8192, timeout: "5s")
    let plain = backends.filter(\.processors.isEmpty)
    var pipelines: [AnyPipeline] = []
    if !plain.isEmpty {
      pipelines.append(
        AnyPipeline(Pipeline(name, from: receivers, through: [limiter] + processors + [batch], to: plain.map(\.exporter))))
    }
    for backend in backends where !backend.processors.isEmpty {
      let exporter = backend.exporter.component.id
      pipelines.append(
        AnyPipeline(
          Pipeline(
            [name, exporter.name ?? exporter.type].compactMap { $0 }.joined(separator: "-"), from: receivers,
            through: [limiter] + processors + backend.processors + [batch],
            to: [backend.exporter])))
    }
    return pipelines
  }
}
