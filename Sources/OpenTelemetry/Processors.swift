public import ChartModel

extension Processor {
  /// Refuses data before the container's memory limit is reached. The first processor of every pipeline.
  ///
  /// A share of the container's limit: right on Linux, where it is read from the cgroup (opentelemetry-collector,
  /// processor/memorylimiterprocessor).
  public static func memoryLimiter(limitPercentage: Int = 80, spikeLimitPercentage: Int = 20) -> Processor {
    Processor(
      Component(ComponentID("memory_limiter")) { map in
        map.put("check_interval", "1s")
        map.put("limit_percentage", limitPercentage)
        map.put("spike_limit_percentage", spikeLimitPercentage)
      })
  }

  /// Sends in batches. The last processor of every pipeline.
  ///
  /// - Parameters:
  ///   - size: items in a batch.
  ///   - timeout: seconds after which a smaller batch is sent.
  public static func batch(size: Expr<Int>? = nil, timeout: Expr<Int>? = nil) -> Processor {
    Processor(
      Component(ComponentID("batch")) { map in
        map.put("send_batch_size", size)
        map.put("send_batch_max_size", size)
        if let timeout { map.put("timeout", Expr<String>("\(timeout)s")) }
      })
  }
}
