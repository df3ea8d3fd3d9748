import Scheduling
import YAML

/// What the collector may use, and what its pods are marked with: from the collector that the old mode runs.
enum ResourceRules {
  static let keys: [OldKey] =
    common(to: "standaloneCollector", inMode: "standalone") + common(to: "daemonsetCollector", inMode: "daemonset") + [
      OldKey("standaloneCollector.replicaCount", .integer, .leftOut(.oneCollector)),
      OldKey("standaloneCollector.ports", .map, .leftOut(.otherDuty)),
      OldKey("standaloneCollector.resources.requests.cpu", amount, .converted(cpuRequest)),
      OldKey("standaloneCollector.resources.requests.memory", amount, .leftOut(.memoryIsOneAmount)),
      OldKey("standaloneCollector.resources.requests.ephemeral-storage", amount, .leftOut(.decidedByChart)),
      OldKey("standaloneCollector.resources.limits.cpu", amount, .converted(cpuLimit)),
      OldKey("standaloneCollector.resources.limits.memory", amount, .converted(memory)),
      OldKey("standaloneCollector.resources.limits.ephemeral-storage", amount, .leftOut(.decidedByChart)),
      OldKey("daemonsetCollector.resources", .map, .leftOut(.forEveryNode)),
    ]

  private static let amount: Set<Kind> = [.text, .integer, .float]

  private static func common(to collector: String, inMode mode: String) -> [OldKey] {
    [
      OldKey(
        "\(collector).podAnnotations", .map, .converted { $1.mode == mode ? marks(.collectorAnnotations, $0) : .leftOut(.unusedHere) }),
      OldKey("\(collector).podLabels", .map, .converted { $1.mode == mode ? marks(.collectorLabels, $0) : .leftOut(.unusedHere) }),
      OldKey("\(collector).configOverride", .map, .leftOut(.collectorConfiguration)),
      OldKey("\(collector).enabled", .boolean, .leftOut(.decidedByChart)),
      OldKey("\(collector).containerLogs", .map, .leftOut(.neverRead)),
    ]
  }

  private static func marks(_ setting: ChartSetting, _ value: LocatedValue) -> Conversion {
    value.entries?.isEmpty == true ? .leftOut(.empty) : .settings([Assignment(setting, value)])
  }

  private static func cpuRequest(_ value: LocatedValue, _ old: OldValues) throws(MigrationProblem.Problem) -> Conversion {
    try quantity(.collectorCPURequest, value, old)
  }

  private static func cpuLimit(_ value: LocatedValue, _ old: OldValues) throws(MigrationProblem.Problem) -> Conversion {
    try quantity(.collectorCPULimit, value, old)
  }

  private static func quantity(
    _ setting: ChartSetting, _ value: LocatedValue, _ old: OldValues
  ) throws(MigrationProblem.Problem) -> Conversion {
    let path = setting == .collectorCPURequest ? "requests" : "limits"
    guard (try? Quantity(value.plain)) != nil else { throw .quantity(["standaloneCollector", "resources", path, "cpu"]) }
    return old.isStandalone ? .settings([Assignment(setting, value)]) : .leftOut(.unusedHere)
  }

  /// In whole MiB, rounded up; the chart asks for 128 at least.
  private static func memory(_ value: LocatedValue, _ old: OldValues) throws(MigrationProblem.Problem) -> Conversion {
    guard let quantity = try? Quantity(value.plain), quantity.nanos > 0 else {
      throw .quantity(["standaloneCollector", "resources", "limits", "memory"])
    }
    guard old.isStandalone else { return .leftOut(.unusedHere) }
    let unit = Int128(1 << 20) * 1_000_000_000
    let amount = min((quantity.nanos + unit - 1) / unit, 1_048_576)
    let mebibytes = Int(max(amount, 128))
    return .settings(
      [Assignment(.collectorMemoryMiB, LocatedValue(.int(mebibytes), at: value.position))],
      notes: amount < 128 ? ["raised to the least that the chart allows"] : [])
  }
}
