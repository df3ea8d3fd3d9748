// swift-format-ignore-file

import OpenTelemetry

let exporter: Exporter<Logs> = .otlpHTTP(endpoint: "https://logs.example.com", HTTPClient(authenticator: "bearertokenauth"))  // error: cannot convert value of type 'String' to expected argument type 'Authenticator'
