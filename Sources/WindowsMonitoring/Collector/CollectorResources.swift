public import ChartModel
import Kubernetes

/// What a collector's container may use. The collector's own limits follow from it.
public struct CollectorResources: ChartValues {
  /// CPU that is set aside.
  @Setting public var cpuRequest: Expr<Quantity>
  @Setting("CPU that may be used at most. Without a limit unless given: one makes scrapes late.") public var cpuLimit: Expr<Quantity?>
  /// Memory in MiB, set aside and at most.
  @Setting public var memoryMiB: Expr<Int>

  public init() { self.init(memoryMiB: 512) }

  /// The defaults of the settings; memory in MiB.
  public init(cpuRequest: String = "100m", memoryMiB: Int) {
    _cpuRequest = Setting(wrappedValue: Expr(.string(cpuRequest)), "CPU that is set aside.")
    _memoryMiB = Setting(
      wrappedValue: Expr(memoryMiB),
      "Memory in MiB, set aside and at most. From 80% of it on the collector refuses data instead of being killed, or paging on Windows.",
      .range(128...1_048_576))
  }

  var container: Resources { .amounts(cpuRequest: cpuRequest, cpuLimit: cpuLimit.orAbsent, memory: "\(memoryMiB)Mi") }

  /// In MiB. Everywhere an amount and no share: a process-isolated Windows container is shown the node's memory (docker/docs issue 2936).
  var limitMiB: Expr<Int> { memoryMiB.share(percent: 80) }
  /// In MiB; a fifth of the limit, as the collector's own default (opentelemetry-collector, processor/memorylimiterprocessor).
  var spikeMiB: Expr<Int> { memoryMiB.share(percent: 16) }

  /// The garbage collector's target: the same as the limiter's, which otherwise would meet garbage (opentelemetry-collector,
  /// processor/memorylimiterprocessor/README.md, GOMEMLIMIT).
  var goMemoryLimit: Env { Env("GOMEMLIMIT", "\(memoryMiB.share(percent: 80))MiB") }
}
