public import ChartModel
import CollectorSchemas

/// How much the debug exporter says.
public enum DebugVerbosity: String, Sendable, CaseIterable {
  /// A line for each batch: how much came.
  case basic
  /// About a line for each data point, record or span.
  case normal
  /// All of their fields: many lines.
  case detailed
}

extension Exporter {
  /// Writes to the collector's own log (opentelemetry-collector, exporter/debugexporter).
  ///
  /// - Parameters:
  ///   - verbosity: `basic` unless it is set.
  ///   - initial: messages in each second before they are thinned out: 2 unless it is set.
  ///   - thereafter: then one of so many.
  public static func debug(
    named name: String? = nil, verbosity: DebugVerbosity? = nil, initial: Expr<Int>? = nil, thereafter: Expr<Int>? = nil
  ) -> Exporter {
    Exporter(
      Component(.exporter, "debug", name) { map, _ in
        map.put("verbosity", choice: verbosity)
        map.put("sampling_initial", initial)
        map.put("sampling_thereafter", thereafter)
      })
  }

  /// When a file is begun anew, and which old ones stay (opentelemetry-collector-contrib, exporter/fileexporter/config.go).
  public struct Rotation: Sendable {
    /// The size, in megabytes, at which a new file is begun: 100 unless it is set.
    public var megabytes: Expr<Int>?
    /// How many days of 24 hours old files are kept: for ever unless it is set.
    public var days: Expr<Int>?
    /// How many old files are kept: 100 unless it is set.
    public var backups: Expr<Int>?

    /// What is not given is the exporter's default: files of 100 MB, the last 100 of them, of any age.
    public init(megabytes: Expr<Int>? = nil, days: Expr<Int>? = nil, backups: Expr<Int>? = nil) {
      self.megabytes = megabytes
      self.days = days
      self.backups = backups
    }
  }

  /// Writes to a file, as JSON unless it is said otherwise (opentelemetry-collector-contrib, exporter/fileexporter).
  ///
  /// - Parameter compression: `zstd`; the exporter knows no other.
  public static func file(
    named name: String? = nil, path: Expr<String>, isProto: Bool = false, compression: Compression? = nil, appends: Bool? = nil,
    createsDirectory: Bool? = nil, flushInterval: Expr<CollectorDuration>? = nil, rotation: Rotation? = nil
  ) -> Exporter {
    Exporter(
      Component(.exporter, "file", name) { map, _ in
        map.put("path", path)
        if isProto { map.put("format", "proto") }
        map.put("compression", choice: compression)
        map.put("append", appends)
        map.put("create_directory", createsDirectory)
        map.put("flush_interval", flushInterval)
        if let rotation {
          map.map("rotation") { map in
            map.put("max_megabytes", rotation.megabytes)
            map.put("max_days", rotation.days)
            map.put("max_backups", rotation.backups)
          }
        }
      })
  }
}
