// swift-format-ignore-file

import OpenTelemetry

let parser = LogOperator.timeParser(LogTimestamp(.strptime("%Y-%m-%d")))  // error: missing argument for parameter 'from' in call
