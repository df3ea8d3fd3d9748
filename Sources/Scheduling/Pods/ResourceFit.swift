/// Compares what a pod requests with what an empty node offers.
///
/// Source: kubernetes/kubernetes, pkg/scheduler/framework/plugins/noderesources/fit.go, `fitsRequest`. How many pods a node may have, and
/// what its other pods request, is not looked at.
enum ResourceFit {
  struct Shortage {
    var resource: String
    var requested: Quantity
    var allocatable: Quantity
  }

  /// The resources that are too scarce, in the order of their names. A resource that the node does not list is zero.
  ///
  /// The scheduler rounds up both sides; for the comparison it is enough to round what is offered.
  static func shortages(of requests: [String: Quantity], on allocatable: [String: Quantity]) -> [Shortage] {
    requests.sorted { $0.key < $1.key }.compactMap { name, requested in
      guard isCounted(name) else { return nil }
      let step = name == "cpu" ? Quantity.nanosPerUnit / 1000 : Quantity.nanosPerUnit
      let offered = allocatable[name] ?? .zero
      let isShort = requested > .zero && requested > offered.roundedUp(toNanos: step)
      return isShort ? Shortage(resource: name, requested: requested, allocatable: offered) : nil
    }
  }

  /// Names without a slash are Kubernetes's own, and of these the scheduler counts a few.
  private static func isCounted(_ name: String) -> Bool {
    name == "cpu" || name == "memory" || name == "ephemeral-storage" || name.hasPrefix("hugepages-")
      || name.hasPrefix("attachable-volumes-") || name.contains("/")
  }

  /// Whether a resource belongs to a device or the like: its name has a domain that is not Kubernetes's own.
  /// Source: kubernetes/kubernetes, pkg/apis/core/v1/helper/helpers.go, `IsExtendedResourceName`.
  static func isExtended(_ name: String) -> Bool {
    guard let slash = name.firstIndex(of: "/") else { return false }
    let domain = name[..<slash]
    return !domain.hasSuffix("kubernetes.io") && !name.hasPrefix("requests.")
  }
}
