// swift-format-ignore-file

import OpenTelemetry

let spanMetrics = Connector<Traces, Metrics>.raw("span_metrics", [:])
let spans = Pipeline<Traces>(from: [.otlp()], to: [spanMetrics.exporter])
let metrics = Pipeline<Metrics>(from: [spanMetrics.receiver], to: [spanMetrics.exporter])  // error: cannot convert value of type 'Exporter<Traces>' to expected element type 'Exporter<Metrics>'
