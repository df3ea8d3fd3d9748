import YAML

extension ContainerView {
  /// The container's own command and those of its probes and lifecycle hooks, each with its place from the container.
  func forEachCommand(_ body: (_ command: [YAMLValue], _ path: [PathElement]) -> Void) {
    if let command = value["command"]?.list { body(command, ["command"]) }
    for probe in ["livenessProbe", "readinessProbe", "startupProbe"] {
      if let command = value[probe]?["exec"]?["command"]?.list { body(command, [.key(probe), "exec", "command"]) }
    }
    guard let lifecycle = value["lifecycle"] else { return }
    for hook in ["postStart", "preStop"] {
      if let command = lifecycle[hook]?["exec"]?["command"]?.list { body(command, ["lifecycle", .key(hook), "exec", "command"]) }
    }
  }
}
