/// A node as far as it decides which pods may run on it.
public struct ClusterNode: Sendable, Hashable {
  public var name: String
  public var labels: [String: String]
  public var taints: [Taint]
  /// Whether it is cordoned: `spec.unschedulable`.
  public var isUnschedulable: Bool
  /// What pods may request, by resource: cpu in cores, memory and ephemeral-storage in bytes. Nil if the input does not say.
  public var allocatable: [String: Quantity]?
  /// As the kubelet reports it, else as the label `kubernetes.io/os` says: `linux` or `windows`. Nil if neither does.
  public var operatingSystem: String?
  /// Likewise, `kubernetes.io/arch`: `amd64`, `arm64`.
  public var architecture: String?
  /// The condition Ready; nil if the input does not say.
  public var isReady: Bool?

  public init(
    _ name: String, labels: [String: String] = [:], taints: [Taint] = [], isUnschedulable: Bool = false,
    allocatable: [String: Quantity]? = nil, operatingSystem: String? = nil, architecture: String? = nil, isReady: Bool? = nil
  ) {
    self.name = name
    self.labels = labels
    self.taints = taints
    self.isUnschedulable = isUnschedulable
    self.allocatable = allocatable
    self.operatingSystem = operatingSystem ?? labels["kubernetes.io/os"]
    self.architecture = architecture ?? labels["kubernetes.io/arch"]
    self.isReady = isReady
  }

  /// Whether it is known to run Windows.
  public var isWindows: Bool { operatingSystem == "windows" }
}
