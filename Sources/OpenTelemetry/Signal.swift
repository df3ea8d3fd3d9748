public import CollectorSchemas

/// What flows through a pipeline. A component for one signal does not compile in a pipeline for another.
public protocol Signal: Sendable {
  /// As the collector calls it.
  static var signal: CollectorSignal { get }
}

extension Signal {
  /// The first part of a pipeline's name.
  public static var name: String { signal.rawValue }
}

/// Values over time.
public enum Metrics: Signal { public static let signal = CollectorSignal.metrics }
/// Records of what happened, such as lines of files and events.
public enum Logs: Signal { public static let signal = CollectorSignal.logs }
/// Spans: the ways of requests through programs.
public enum Traces: Signal { public static let signal = CollectorSignal.traces }

/// Logs or traces: what components carry that have no use for metrics.
public protocol LogsOrTraces: Signal {}
extension Logs: LogsOrTraces {}
extension Traces: LogsOrTraces {}

/// Metrics or logs.
public protocol MetricsOrLogs: Signal {}
extension Metrics: MetricsOrLogs {}
extension Logs: MetricsOrLogs {}
