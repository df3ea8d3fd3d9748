import ChartModel
public import YAML

// Parts that have no typed form, as Kubernetes writes them. The types know nothing of what stands in them; the checks read it all the same.

extension Env {
  /// An environment variable as Kubernetes writes it, such as one from `resourceFieldRef`.
  public static func yaml(_ value: YAMLValue) -> Env { Env(tree: .value(value)) }
}

extension Port {
  /// A container's port as Kubernetes writes it, such as one without a name.
  public static func yaml(_ value: YAMLValue) -> Port { Port(tree: .value(value)) }
}

extension Mount {
  /// A mount as Kubernetes writes it.
  public static func yaml(_ value: YAMLValue) -> Mount { Mount(tree: .value(value)) }
}

extension Volume {
  /// A volume as Kubernetes writes it, such as one of a CSI driver.
  public static func yaml(_ value: YAMLValue) -> Volume { Volume(tree: .value(value)) }
}

extension ServicePort {
  /// A Service's port as Kubernetes writes it, such as one without a name.
  public static func yaml(_ value: YAMLValue) -> ServicePort { ServicePort(tree: .value(value)) }
}

extension PolicyRule {
  /// A role's rule as Kubernetes writes it.
  public static func yaml(_ value: YAMLValue) -> PolicyRule { PolicyRule(tree: .value(value)) }
}

extension Container {
  /// The container with fields that have no typed form. Maps are merged; anything else replaces what stands there.
  public func adding(_ fields: YAMLValue) -> Container { Container(tree: tree.merging(fields)) }
}

extension InitContainer {
  /// The container with fields that have no typed form, such as the probes of a sidecar.
  public func adding(_ fields: YAMLValue) -> InitContainer { InitContainer(container.adding(fields)) }
}

extension PodSpec {
  /// The pod with fields that have no typed form. Maps are merged; anything else replaces what stands there.
  public func adding(_ fields: YAMLValue) -> PodSpec {
    var changed = self
    changed.fields = changed.fields.merging(fields.map ?? YAMLMap())
    return changed
  }
}

extension Resources {
  /// Requests and limits as Kubernetes writes them, for amounts that no values change.
  public static func yaml(_ value: YAMLValue) -> Resources { Resources(tree: .value(value)) }
}

extension Probe {
  /// A probe as Kubernetes writes it, such as one over gRPC.
  public static func yaml(_ value: YAMLValue) -> Probe { Probe(tree: .value(value)) }
}
