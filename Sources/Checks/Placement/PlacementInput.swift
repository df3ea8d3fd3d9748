import Scheduling

/// What inputs bring for placement, gathered while they are read.
public struct PlacementInput: Sendable {
  /// More workloads than these are only counted: each is judged on every node.
  static let limit = 20_000

  private(set) var workloads: [PlacedWorkload] = []
  private(set) var runtimeClasses: [RuntimeClass] = []
  private(set) var omitted = 0

  mutating func add(_ workload: PlacedWorkload) {
    if workloads.count < Self.limit { workloads.append(workload) } else { omitted += 1 }
  }

  mutating func add(_ runtimeClass: RuntimeClass) { runtimeClasses.append(runtimeClass) }

  mutating func add(_ other: PlacementInput) {
    for workload in other.workloads { add(workload) }
    runtimeClasses += other.runtimeClasses
    omitted += other.omitted
  }
}
