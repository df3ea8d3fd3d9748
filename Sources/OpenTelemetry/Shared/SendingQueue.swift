public import ChartModel
import CollectorSchemas

/// What an exporter holds back while its backend is slow or away (opentelemetry-collector, exporter/exporterhelper).
public struct SendingQueue: Sendable {
  /// What sizes count.
  public enum Sizer: String, Sendable {
    case requests, items, bytes
  }

  /// The exporter's own batches, which replace the batch processor's.
  public struct Batch: Sendable {
    public enum Sizer: String, Sendable {
      case items, bytes
    }

    public var flushTimeout: Expr<CollectorDuration>?
    public var minSize: Expr<Int>?
    public var maxSize: Expr<Int>?
    public var sizer: Sizer?

    public init(
      flushTimeout: Expr<CollectorDuration>? = nil, minSize: Expr<Int>? = nil, maxSize: Expr<Int>? = nil, sizer: Sizer? = nil
    ) {
      self.flushTimeout = flushTimeout
      self.minSize = minSize
      self.maxSize = maxSize
      self.sizer = sizer
    }
  }

  public var isEnabled: Expr<Bool>?
  /// 1000 requests unless it is set.
  public var size: Expr<Int>?
  public var sizer: Sizer?
  public var consumers: Expr<Int>?
  public var blocksOnOverflow: Expr<Bool>?
  /// Keeps what is queued over restarts.
  public var storage: Storage?
  public var batch: Batch?

  public init(
    isEnabled: Expr<Bool>? = nil, size: Expr<Int>? = nil, sizer: Sizer? = nil, consumers: Expr<Int>? = nil,
    blocksOnOverflow: Expr<Bool>? = nil, storage: Storage? = nil, batch: Batch? = nil
  ) {
    self.isEnabled = isEnabled
    self.size = size
    self.sizer = sizer
    self.consumers = consumers
    self.blocksOnOverflow = blocksOnOverflow
    self.storage = storage
    self.batch = batch
  }

  /// Requests of at most so many bytes, and no more than 64 MiB held back: a number of items says little about either. What is larger than
  /// the other side takes is lost at once; gRPC servers take 4 MiB unless they are told otherwise (google.golang.org/grpc, server.go).
  public static func requests(ofBytes bytes: Int) -> SendingQueue {
    SendingQueue(size: 67_108_864, sizer: .bytes, batch: Batch(minSize: Expr(bytes / 2), maxSize: Expr(bytes), sizer: .bytes))
  }

  var extensions: [Component] { [storage?.component].compactMap { $0 } }
}

/// How often an exporter tries again (opentelemetry-collector, config/configretry, BackOffConfig).
public struct Retry: Sendable {
  public var isEnabled: Expr<Bool>?
  /// 5s unless it is set.
  public var initialInterval: Expr<CollectorDuration>?
  /// 30s unless it is set.
  public var maxInterval: Expr<CollectorDuration>?
  /// After which data is dropped: 5m unless it is set, `0s` is never.
  public var maxElapsedTime: Expr<CollectorDuration>?
  public var multiplier: Double?
  public var randomizationFactor: Double?

  public init(
    isEnabled: Expr<Bool>? = nil, initialInterval: Expr<CollectorDuration>? = nil, maxInterval: Expr<CollectorDuration>? = nil,
    maxElapsedTime: Expr<CollectorDuration>? = nil, multiplier: Double? = nil, randomizationFactor: Double? = nil
  ) {
    self.isEnabled = isEnabled
    self.initialInterval = initialInterval
    self.maxInterval = maxInterval
    self.maxElapsedTime = maxElapsedTime
    self.multiplier = multiplier
    self.randomizationFactor = randomizationFactor
  }
}

/// How often a receiver of logs offers refused records again (opentelemetry-collector-contrib, internal/coreinternal/consumerretry).
/// Off unless it is asked for: then refused records are lost.
public struct ConsumerRetry: Sendable {
  public var initialInterval: Expr<CollectorDuration>?
  public var maxInterval: Expr<CollectorDuration>?
  public var maxElapsedTime: Expr<CollectorDuration>?

  public init(
    initialInterval: Expr<CollectorDuration>? = nil, maxInterval: Expr<CollectorDuration>? = nil,
    maxElapsedTime: Expr<CollectorDuration>? = nil
  ) {
    self.initialInterval = initialInterval
    self.maxInterval = maxInterval
    self.maxElapsedTime = maxElapsedTime
  }
}

extension MapBuilder {
  mutating func put(_ queue: SendingQueue?, _ version: CollectorVersion) {
    guard let queue else { return }
    map("sending_queue") { map in
      map.put("enabled", queue.isEnabled)
      map.put("sizer", choice: queue.sizer)
      map.put("queue_size", queue.size)
      map.put("num_consumers", queue.consumers)
      map.put("block_on_overflow", queue.blocksOnOverflow)
      map.put(queue.storage, version)
      if let batch = queue.batch {
        map.map("batch") { map in
          map.put("flush_timeout", batch.flushTimeout)
          map.put("min_size", batch.minSize)
          map.put("max_size", batch.maxSize)
          map.put("sizer", choice: batch.sizer)
        }
      }
    }
  }

  mutating func put(_ retry: Retry?) {
    guard let retry else { return }
    map("retry_on_failure") { map in
      map.put("enabled", retry.isEnabled)
      map.put("initial_interval", retry.initialInterval)
      map.put("randomization_factor", number: retry.randomizationFactor)
      map.put("multiplier", number: retry.multiplier)
      map.put("max_interval", retry.maxInterval)
      map.put("max_elapsed_time", retry.maxElapsedTime)
    }
  }

  mutating func put(_ retry: ConsumerRetry?) {
    guard let retry else { return }
    map("retry_on_failure") { map in
      map.put("enabled", true)
      map.put("initial_interval", retry.initialInterval)
      map.put("max_interval", retry.maxInterval)
      map.put("max_elapsed_time", retry.maxElapsedTime)
    }
  }

  mutating func put(_ storage: Storage?, _ version: CollectorVersion) {
    put("storage", fixed: storage?.component.name(in: version))
  }
}
