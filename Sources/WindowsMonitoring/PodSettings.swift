public import ChartModel
public import Kubernetes
public import YAML

/// The settings of a workload's pods that users expect everywhere.
public struct PodSettings: ChartValues {
  @Setting("Annotations for the pods.") public var annotations: Expr<[String: String]> = [:]
  @Setting("Labels for the pods, beyond those that select them.", .type(.map(keys: .qualifiedName, values: .string(.labelValue))))
  public var labels: Expr<[String: String]> = [:]
  @Setting(
    "Labels that the node must have. The operating system's is always there and cannot be overridden.",
    .type(.map(keys: .qualifiedName, values: .string(.labelValue))))
  public var nodeSelector: Expr<[String: String]> = [:]
  @Setting("Taints to tolerate, beyond those that Windows nodes commonly carry (for pods on Windows).")
  public var tolerations: Expr<Tolerations> = .none
  @Setting("Rules for choosing among the nodes.") public var affinity: Expr<Affinity> = .none
  @Setting("PriorityClass of the pods.", .pattern(.optional(.dnsSubdomain), maxLength: 253))
  public var priorityClassName: Expr<String> = ""

  public init() {}

  /// - Parameter tolerations: the default, as in a manifest.
  public init(tolerations: YAMLValue) {
    _tolerations = Setting(
      wrappedValue: .yaml(tolerations), "Taints to tolerate, beyond those that Windows nodes commonly carry (for pods on Windows).")
  }

  /// The placement that the settings ask for.
  func placement(fixedSelector: [Pair] = []) -> Placement {
    Placement(
      fixedSelector: fixedSelector, nodeSelector: nodeSelector, tolerations: tolerations, affinity: affinity,
      priorityClassName: priorityClassName.unlessEmpty)
  }
}
