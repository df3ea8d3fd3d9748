public import ChartModel
import CollectorSchemas

/// How much memory a collector may take before it refuses data.
public enum MemoryLimit: Sendable {
  /// Percent of the container's limit, which is read from the cgroup: Linux only. On Windows it would be a share of the whole node's
  /// memory (opentelemetry-collector, internal/memorylimiter/iruntime/total_memory_other.go).
  case share(ofContainerLimit: Expr<Int>, spike: Expr<Int>)
  /// Right on every system.
  case mebibytes(limit: Expr<Int>, spike: Expr<Int>)

  /// A share of the container's limit, in percent, and a quarter of it as the spike: with 80, data is refused from 60 on.
  public static func share(ofContainerLimit percent: Int) -> MemoryLimit {
    .share(ofContainerLimit: Expr(percent), spike: Expr(percent / 4))
  }
}

extension Processor {
  /// Refuses data before the container's memory limit is reached. The first processor of every pipeline (opentelemetry-collector,
  /// processor/memorylimiterprocessor).
  public static func memoryLimiter(
    named name: String? = nil, _ limit: MemoryLimit = .share(ofContainerLimit: 80, spike: 20), checkInterval: Expr<CollectorDuration> = "1s"
  ) -> Processor {
    Processor(
      Component(.processor, "memory_limiter", name) { map, _ in
        map.put("check_interval", checkInterval)
        switch limit {
        case .share(let share, let spike):
          map.put("limit_percentage", share)
          map.put("spike_limit_percentage", spike)
        case .mebibytes(let limit, let spike):
          map.put("limit_mib", limit)
          map.put("spike_limit_mib", spike)
        }
      })
  }

  /// Sends in batches. The last processor of every pipeline (opentelemetry-collector, processor/batchprocessor).
  ///
  /// - Parameters:
  ///   - size: items in a batch: 8192 unless it is set.
  ///   - maxSize: larger batches are split; the size unless it is set, no limit if neither is.
  ///   - timeout: after which a smaller batch is sent: 200ms unless it is set.
  ///   - metadataKeys: requests that differ in one of these go into batches of their own.
  public static func batch(
    named name: String? = nil, size: Expr<Int>? = nil, maxSize: Expr<Int>? = nil, timeout: Expr<CollectorDuration>? = nil,
    metadataKeys: [String] = []
  ) -> Processor {
    Processor(
      Component(.processor, "batch", name) { map, _ in
        map.put("send_batch_size", size)
        map.put("send_batch_max_size", maxSize ?? size)
        map.put("timeout", timeout)
        map.list("metadata_keys", fixed: metadataKeys)
      })
  }
}
