// swift-format-ignore-file

import OpenTelemetry

let pipeline = Pipeline<Logs>(from: [.otlp()], through: [.cumulativeToDelta()], to: [.debug()])  // error: 'cumulativeToDelta(named:include:exclude:isPattern:maxStaleness:)' is unavailable: cumulativetodelta changes metrics only
