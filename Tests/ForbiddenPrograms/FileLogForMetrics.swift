// swift-format-ignore-file

import OpenTelemetry

let pipeline = Pipeline<Metrics>(from: [.fileLog(include: ["/var/log/pods/*/*/*.log"])], to: [.debug()])  // error: 'fileLog(named:include:)' is unavailable: files bring logs only
