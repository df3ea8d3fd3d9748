public import ChartModel
import CollectorSchemas
import Prometheus
import YAML

/// Where a receiver begins that has no position yet.
public enum LogStart: String, SettingChoice {
  /// With what is there already.
  case beginning
  /// With what is written from now on.
  case end
}

/// How lines are made records: by what a record starts with, or ends with (regular expressions).
public enum Multiline: Sendable {
  /// A record goes from one match up to the next.
  case start(String)
  /// A record goes up to the end of a match.
  case end(String)
}

extension Receiver where S == Logs {
  /// Reads files as they grow (opentelemetry-collector-contrib, receiver/filelogreceiver, pkg/stanza/fileconsumer).
  ///
  /// - Parameters:
  ///   - include: patterns of paths with `*` and `**`; on Windows both separators are understood.
  ///   - startAt: `end` unless it is set.
  ///   - includesFilePath: puts the path into the attribute `log.file.path`, which the container operator needs.
  ///   - maxLogSize: such as `1MiB`, the default; longer records are split.
  ///   - fingerprintSize: how much of a file's start tells it from others: `1kb` unless it is set.
  ///   - maxConcurrentFiles: 1024 unless it is set.
  ///   - excludeOlderThan: files that have not changed for longer.
  ///   - forceFlushPeriod: after which an unfinished line counts as finished: 500ms unless it is set.
  ///   - attributes: put on every record; values may be stanza expressions such as `EXPR(env("X"))`.
  ///   - storage: where positions are kept over restarts; without one, records are read twice or not at all.
  ///   - retry: without it, records that the pipeline refuses are lost.
  public static func fileLog(
    named name: String? = nil, include: TextList, exclude: TextList = [], startAt: Expr<LogStart>? = nil,
    pollInterval: Expr<CollectorDuration>? = nil, includesFileName: Expr<Bool>? = nil,
    includesFilePath: Expr<Bool>? = nil, maxLogSize: Expr<String>? = nil, fingerprintSize: Expr<String>? = nil,
    maxConcurrentFiles: Expr<Int>? = nil, excludeOlderThan: Expr<CollectorDuration>? = nil, encoding: Expr<String>? = nil,
    multiline: Multiline? = nil, forceFlushPeriod: Expr<CollectorDuration>? = nil,
    attributes: KeyValuePairs<String, Expr<String>> = [:], resource: KeyValuePairs<String, Expr<String>> = [:],
    storage: Storage? = nil, retry: ConsumerRetry? = nil, @PartsBuilder<LogStep> operators: () -> [LogStep] = { [] }
  ) -> Receiver {
    let (attributes, resource) = (attributes.map { ($0.key, $0.value) }, resource.map { ($0.key, $0.value) })
    let operators = operators().items { if case .one(let step) = $0 { step.tree } else { nil } }
    return Receiver(
      Component(.receiver, "file_log", name, extensions: [storage?.component].compactMap { $0 }) { map, version in
        map.list("include", include.items)
        map.list("exclude", exclude.items)
        map.put("start_at", startAt)
        map.put("poll_interval", pollInterval)
        map.put("include_file_name", includesFileName)
        map.put("include_file_path", includesFilePath)
        map.put("max_log_size", maxLogSize)
        map.put("fingerprint_size", fingerprintSize)
        map.put("max_concurrent_files", maxConcurrentFiles)
        map.put("exclude_older_than", excludeOlderThan)
        map.put("encoding", encoding)
        if let multiline {
          map.map("multiline") { map in
            switch multiline {
            case .start(let pattern): map.put("line_start_pattern", fixed: pattern.doublingDollars)
            case .end(let pattern): map.put("line_end_pattern", fixed: pattern.doublingDollars)
            }
          }
        }
        map.put("force_flush_period", forceFlushPeriod)
        map.map("attributes", texts: attributes)
        map.map("resource", texts: resource)
        map.list("operators", operators)
        map.put(storage, version)
        map.put(retry)
      })
  }
}
