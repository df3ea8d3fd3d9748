public import ChartModel
import CollectorSchemas

/// What an exporter holds back while its backend is slow or away (opentelemetry-collector, exporter/exporterhelper).
public struct SendingQueue: Sendable {
  /// What sizes count.
  public enum Sizer: String, Sendable {
    /// Batches as they come in: the fastest, and the default.
    case requests
    /// Data points, log records or spans.
    case items
    /// The serialized size: the slowest.
    case bytes
  }

  /// The exporter's own batches, which replace the batch processor's.
  public struct Batch: Sendable {
    /// What a batch's sizes count.
    public enum Sizer: String, Sendable {
      /// Data points, log records or spans.
      case items
      /// The serialized size.
      case bytes
    }

    /// After which a batch is sent however small it is: 200ms unless it is set.
    public var flushTimeout: Expr<CollectorDuration>?
    /// From which a batch is sent: 8192 unless it is set. Not more than the queue's size where both count the same.
    public var minSize: Expr<Int>?
    /// Larger batches are split: no limit unless it is set. Not less than `minSize`.
    public var maxSize: Expr<Int>?
    /// Nil: as the queue counts if its `sizer` is set, by items otherwise. A queue that is set to count requests needs one here.
    public var sizer: Sizer?

    /// What is not given is the default: batches of 8192 items or more, or of what came within 200ms.
    public init(
      flushTimeout: Expr<CollectorDuration>? = nil, minSize: Expr<Int>? = nil, maxSize: Expr<Int>? = nil, sizer: Sizer? = nil
    ) {
      self.flushTimeout = flushTimeout
      self.minSize = minSize
      self.maxSize = maxSize
      self.sizer = sizer
    }
  }

  /// Whether anything is held back: yes unless it is set. Without a queue, the pipeline waits for the backend.
  public var isEnabled: Expr<Bool>?
  /// 1000 requests unless it is set.
  public var size: Expr<Int>?
  /// What `size` counts: requests unless it is set.
  public var sizer: Sizer?
  /// How many requests are under way at once: 10 unless it is set.
  public var consumers: Expr<Int>?
  /// Whether the pipeline waits where the queue is full: no unless it is set; what comes then is refused.
  public var blocksOnOverflow: Expr<Bool>?
  /// Keeps what is queued over restarts.
  public var storage: Storage?
  /// Nil: what is queued is sent as it came.
  public var batch: Batch?

  /// What is not given is the default: 1000 requests in memory, 10 of them under way at once.
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
  /// Whether it tries again at all: yes unless it is set.
  public var isEnabled: Expr<Bool>?
  /// 5s unless it is set, 50ms for remote write.
  public var initialInterval: Expr<CollectorDuration>?
  /// 30s unless it is set.
  public var maxInterval: Expr<CollectorDuration>?
  /// After which data is dropped: 5m unless it is set, `0s` is never. Otherwise not less than the intervals.
  public var maxElapsedTime: Expr<CollectorDuration>?
  /// How much longer each wait is than the one before: 1.5 times unless it is set.
  public var multiplier: Double?
  /// The share of a wait by which it is made longer or shorter at random: 0.5 unless it is set.
  public var randomizationFactor: Double?

  /// What is not given is the default: waits of 5s growing to 30s, for 5 minutes.
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
  /// 1s unless it is set.
  public var initialInterval: Expr<CollectorDuration>?
  /// 30s unless it is set.
  public var maxInterval: Expr<CollectorDuration>?
  /// After which records are lost: 5m unless it is set, `0s` is never.
  public var maxElapsedTime: Expr<CollectorDuration>?

  /// Turns it on; what is not given is the default: waits of 1s growing to 30s, for 5 minutes.
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
