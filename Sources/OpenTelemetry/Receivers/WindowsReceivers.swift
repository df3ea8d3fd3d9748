public import ChartModel
import CollectorSchemas
import YAML

/// What is read of the event log.
public enum EventSelection: Sendable {
  /// A channel, such as `Application`.
  case channel(Expr<String>)
  /// An XML query, which may select from several channels (learn.microsoft.com, "Query Schema").
  case query(Expr<String>)
}

extension Receiver where S == Logs {
  /// Records of the event log (opentelemetry-collector-contrib, receiver/windowseventlogreceiver; Windows only).
  ///
  /// In a container that is isolated, this is the container's own log; the node's needs a HostProcess pod.
  ///
  /// - Parameters:
  ///   - startAt: `end` unless it is set.
  ///   - maxReads: records at once: 100 unless it is set.
  ///   - isRaw: whether the body is the XML text.
  ///   - ignoresMissingChannel: whether the collector starts although the node has no such channel.
  ///   - storage: where the position is kept over restarts.
  public static func windowsEventLog(
    named name: String? = nil, _ selection: EventSelection, startAt: Expr<LogStart>? = nil, maxReads: Expr<Int>? = nil,
    pollInterval: Expr<CollectorDuration>? = nil, isRaw: Expr<Bool>? = nil, suppressesRenderingInfo: Expr<Bool>? = nil,
    excludedProviders: Expr<[String]>? = nil, ignoresMissingChannel: Expr<Bool>? = nil,
    attributes: KeyValuePairs<String, Expr<String>> = [:], resource: KeyValuePairs<String, Expr<String>> = [:],
    operators: [LogOperator] = [], storage: Storage? = nil, retry: ConsumerRetry? = nil
  ) -> Receiver {
    let (attributes, resource) = (attributes.map { ($0.key, $0.value) }, resource.map { ($0.key, $0.value) })
    return Receiver(
      Component(.receiver, "windows_event_log", name, extensions: [storage?.component].compactMap { $0 }) { map, version in
        switch selection {
        case .channel(let channel): map.put("channel", channel)
        case .query(let query): map.put("query", query)
        }
        map.put("start_at", startAt)
        map.put("max_reads", maxReads)
        map.put("poll_interval", pollInterval)
        map.put("raw", isRaw)
        map.put("suppress_rendering_info", suppressesRenderingInfo)
        map.put("exclude_providers", excludedProviders)
        map.put("ignore_channel_errors", ignoresMissingChannel)
        map.map("attributes", texts: attributes)
        map.map("resource", texts: resource)
        map.list("operators", operators.map(\.tree))
        map.put(storage, version)
        map.put(retry)
      })
  }
}

/// A metric that performance counters are read into.
public struct PerformanceMetric: Sendable {
  /// What the values of a counter are.
  public enum Kind: Sendable {
    /// A state, which goes up and down.
    case gauge
    /// A total.
    ///
    /// - isDelta: whether values are what came since the last, and not since the start.
    /// - isMonotonic: whether it only grows.
    case sum(isDelta: Bool = false, isMonotonic: Bool = true)
  }

  /// The metric's name. Counters may share it: what is first declared under it counts.
  public var name: String
  /// In the notation of UCUM, such as `By`; `1` unless it is set.
  public var unit: String?
  /// The metric's description.
  public var summary: String?
  /// A gauge unless it is set.
  public var kind: Kind

  /// A metric for counters of a `PerformanceObject`.
  public init(_ name: String, _ kind: Kind = .gauge, unit: String? = nil, summary: String? = nil) {
    self.name = name
    self.unit = unit
    self.summary = summary
    self.kind = kind
  }
}

/// Performance counters of one object, such as `Memory`.
public struct PerformanceObject: Sendable {
  /// A counter, and where its values go.
  public struct Counter: Sendable {
    /// As Windows calls it, such as `% Processor Time`.
    public var name: String
    /// The metric that the values become.
    public var metric: PerformanceMetric
    /// Put on every value, so that counters of one metric can be told apart.
    public var attributes: [(key: String, value: String)]

    /// A counter of the object that it is given to.
    public init(_ name: String, _ metric: PerformanceMetric, attributes: KeyValuePairs<String, String> = [:]) {
      self.name = name
      self.metric = metric
      self.attributes = attributes.map { ($0.key, $0.value) }
    }
  }

  /// As Windows calls it, such as `Processor`.
  public var object: String
  /// `*` is all; `_Total` the sum. Empty for objects without instances.
  public var instances: [String]
  /// At least one: the collector does not start with an object that has none.
  public var counters: [Counter]

  /// What is read of an object; without instances for one that has none.
  public init(_ object: String, instances: [String] = [], _ counters: [Counter]) {
    self.object = object
    self.instances = instances
    self.counters = counters
  }
}

extension Receiver where S == Metrics {
  /// Performance counters (opentelemetry-collector-contrib, receiver/windowsperfcountersreceiver; Windows only). A counter carries its
  /// metric, so none can be missing.
  ///
  /// - Parameter interval: 1m unless it is set.
  public static func windowsPerformanceCounters(
    named name: String? = nil, interval: Expr<CollectorDuration>? = nil, _ objects: [PerformanceObject]
  ) -> Receiver {
    Receiver(
      Component(.receiver, "windowsperfcounters", name) { map, _ in
        map.put("collection_interval", interval)
        var seen: Set<String> = []
        let metrics = objects.flatMap(\.counters).map(\.metric).filter { seen.insert($0.name).inserted }
        map.map("metrics") { map in for metric in metrics { map.map(metric.name) { metric.put(into: &$0) } } }
        map.list("perfcounters", objects.map(\.tree))
      })
  }

  /// Which services run (opentelemetry-collector-contrib, receiver/windowsservicereceiver; Windows only, in development).
  ///
  /// - Parameter include: empty is all.
  public static func windowsServices(
    named name: String? = nil, interval: Expr<CollectorDuration>? = nil, include: Expr<[String]>? = nil, exclude: Expr<[String]>? = nil
  ) -> Receiver {
    Receiver(
      Component(.receiver, "windowsservice", name) { map, _ in
        map.put("collection_interval", interval)
        map.put("include_services", include)
        map.put("exclude_services", exclude)
      })
  }
}

extension PerformanceMetric {
  fileprivate func put(into map: inout MapBuilder) {
    map.put("description", fixed: summary)
    map.put("unit", fixed: unit)
    switch kind {
    case .gauge: map.put("gauge", tree: .value([:]))
    case .sum(let isDelta, let isMonotonic):
      map.map("sum") { map in
        map.put("aggregation", fixed: isDelta ? "delta" : "cumulative")
        map.put("monotonic", isMonotonic)
      }
    }
  }
}

extension PerformanceObject {
  fileprivate var tree: Tree {
    MapBuilder.tree { map in
      map.put("object", fixed: object)
      map.list("instances", fixed: instances)
      map.list(
        "counters",
        counters.map { counter in
          MapBuilder.tree { map in
            map.put("name", fixed: counter.name)
            map.put("metric", fixed: counter.metric.name)
            map.map("attributes") { map in for attribute in counter.attributes { map.put(attribute.key, fixed: attribute.value) } }
          }
        })
    }
  }
}
