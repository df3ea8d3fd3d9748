// swift-format-ignore-file

import OpenTelemetry

let logs: Exporter<Logs> = .otlpHTTP(endpoint: "https://logs.example.com")
let pipeline = Pipeline<Metrics>(from: [.prometheus([])], through: [.batch()], to: [logs])  // error: cannot convert value of type 'Exporter<Logs>' to expected element type 'Exporter<Metrics>'
