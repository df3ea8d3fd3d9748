public import ChartModel
import CollectorSchemas

/// What a collector tells about itself (opentelemetry-collector, service/telemetry/otelconftelemetry).
public struct CollectorTelemetry: Sendable {
  /// How much a collector measures of itself (opentelemetry-collector, config/configtelemetry).
  public enum Level: String, Sendable, SettingChoice {
    /// No metrics at all, and nothing listens for scrapes.
    case none
    /// What every collector should be watched by.
    case basic
    /// What costs little besides; the collector's own default.
    case normal
    /// Everything: many series.
    case detailed
  }

  /// The least severe messages that come into the collector's log.
  public enum LogLevel: String, Sendable, SettingChoice {
    /// Everything, for looking for a fault: many lines.
    case debug
    /// The usual course as well; the collector's own default.
    case info
    /// What may need attention, and errors.
    case warn
    /// Failures only.
    case error
  }

  /// How lines of the collector's log are written.
  public enum LogEncoding: String, Sendable, SettingChoice {
    /// Text for people; the collector's own default.
    case console
    /// An object on each line, for programs.
    case json
  }

  /// How many metrics of its own it offers.
  public var level: Expr<Level>
  /// Where its metrics can be scraped. The collector's own default, localhost, cannot be reached from outside the pod.
  public var host: Expr<String>
  /// Where they can be scraped: 8888 unless it is set.
  public var port: Expr<Int>
  /// `info` unless it is set.
  public var logLevel: Expr<LogLevel>?
  /// `console` unless it is set.
  public var logEncoding: Expr<LogEncoding>?

  /// With nothing given: metrics of level `normal` on all addresses, at port 8888, and the collector's own way of logging.
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
