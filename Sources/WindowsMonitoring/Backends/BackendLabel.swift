public import ChartModel
import OpenTelemetry

/// What all telemetry of a chart is marked with, such as the name of the cluster.
public struct BackendLabel: Sendable {
  /// The name of the label or attribute.
  public var key: String
  /// What it says.
  public var value: Expr<String>

  /// A label of all telemetry.
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
