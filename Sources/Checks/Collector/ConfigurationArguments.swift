import YAML

/// The configurations that a container's command line names.
enum ConfigurationArguments {
  /// The values of `--config`, in their order.
  ///
  /// Source: open-telemetry/opentelemetry-collector, otelcol/flags.go.
  static func locations(_ container: ContainerView) -> [String] {
    let words = (container.texts("command") + container.texts("args")).map(\.text)
    var found: [String] = []
    for (index, word) in words.enumerated() {
      for option in ["--config", "-config"] {
        if word == option, index + 1 < words.count { found.append(words[index + 1]) }
        if word.hasPrefix(option + "=") { found.append(String(word.dropFirst(option.count + 1))) }
      }
    }
    return found.map { $0.first == "\"" && $0.last == "\"" && $0.count > 1 ? String($0.dropFirst().dropLast()) : $0 }
  }

  /// What a location stands for.
  enum Location: Sendable, Hashable {
    /// With slashes, without drive and without the folder of HostProcess containers.
    case file(String)
    case variable(String)
    case elsewhere
  }

  static func read(_ location: String) -> Location {
    if location.hasPrefix("env:") { return .variable(String(location.dropFirst(4))) }
    var path = location.hasPrefix("file:") ? location.dropFirst(5)[...] : location[...]
    for scheme in ["yaml:", "http:", "https:", "s3:", "opamp:"] where path.hasPrefix(scheme) { return .elsewhere }
    if let folder = sandboxes.first(where: { path.lowercased().hasPrefix($0) }) { path = path.dropFirst(folder.count) }
    let file = normalized(path)
    return file.isEmpty || file.hasBytes("$") ? .elsewhere : .file(file)
  }

  /// How HostProcess containers name the folder that their volumes are in.
  private static let sandboxes = [
    "%container_sandbox_mount_point%", "$container_sandbox_mount_point", "$env:container_sandbox_mount_point",
    "${container_sandbox_mount_point}", "$(container_sandbox_mount_point)",
  ]

  /// A path of either system in one form: `/conf/relay.yaml`, `C:\conf\relay.yaml`.
  static func normalized(_ path: some StringProtocol) -> String {
    var text = String(path).replacing("\\", with: "/")
    if text.isWindowsPath, text.dropFirst().first == ":" { text = String(text.dropFirst(2)) }
    while text.hasBytes("//") { text = text.replacing("//", with: "/") }
    return text.count > 1 && text.hasSuffix("/") ? String(text.dropLast()) : text
  }
}
