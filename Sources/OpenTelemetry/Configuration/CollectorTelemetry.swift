public import ChartModel
import CollectorSchemas

/// What a collector tells about itself (opentelemetry-collector, service/telemetry/otelconftelemetry).
public struct CollectorTelemetry: Sendable {
  public enum Level: String, Sendable, SettingChoice {
    case none, basic, normal, detailed
  }

  public enum LogLevel: String, Sendable, SettingChoice {
    case debug, info, warn, error
  }

  public enum LogEncoding: String, Sendable, SettingChoice {
    case console, json
  }

  public var level: Expr<Level>
  /// Where its metrics can be scraped. The collector's own default, localhost, cannot be reached from outside the pod.
  public var host: Expr<String>
  public var port: Expr<Int>
  /// `info` unless it is set.
  public var logLevel: Expr<LogLevel>?
  /// `console` unless it is set.
  public var logEncoding: Expr<LogEncoding>?

  public init(
    level: Expr<Level> = Expr(.normal), host: Expr<String> = "0.0.0.0", port: Expr<Int> = Expr(CollectorConfiguration.telemetryPort),
    logLevel: Expr<LogLevel>? = nil, logEncoding: Expr<LogEncoding>? = nil
  ) {
    self.level = level
    self.host = host
    self.port = port
    self.logLevel = logLevel
    self.logEncoding = logEncoding
  }

  func put(into map: inout MapBuilder, in version: CollectorVersion) {
    map.map("logs") { logs in
      logs.put("level", logLevel)
      logs.put("encoding", logEncoding)
    }
    map.map("metrics") { metrics in
      metrics.put("level", level)
      // Deprecated since 0.111, ignored since 0.123, an error by now (opentelemetry-collector, CHANGELOG.md).
      if version < CollectorVersion(0, 111) {
        metrics.put("address", "\(host):\(port)")
      } else {
        metrics.list(
          "readers",
          [
            MapBuilder.tree { reader in
              reader.map("pull") { pull in
                pull.map("exporter") { exporter in
                  exporter.map("prometheus") { prometheus in
                    prometheus.put("host", host)
                    prometheus.put("port", port)
                  }
                }
              }
            }
          ])
      }
    }
  }
}

extension CollectorExtension {
  /// The health check on all addresses.
  public static let standardHealthCheck = healthCheck(HTTPServer(endpoint: "0.0.0.0:\(CollectorConfiguration.healthPort)"))
}
