// swift-format-ignore-file

import OpenTelemetry

let pipeline = Pipeline<Metrics>(from: [.otlp()], to: [.logzio(token: "${env:TOKEN}")])  // error: 'logzio(named:token:region:endpoint:http:queue:retry:)' is unavailable: the logzio exporter takes no metrics: use prometheusRemoteWrite
