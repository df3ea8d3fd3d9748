import Kubernetes

/// Where a collector's files are, by the system it runs on.
struct CollectorFolders: Sendable {
  /// The folder of `config.yaml`, as the pod mounts it.
  let configuration: String
  /// Where the pod mounts the folder of offsets and queues.
  let storage: String
  /// The folder of offsets and queues on the node.
  let storageOnNode: String
  /// What stands before the paths of mounts in the program's arguments.
  let mountPoint: String
  private let separator: String

  static let linux = CollectorFolders(
    configuration: "/etc/otelcol", storage: "/var/lib/otelcol", storageOnNode: "/var/lib/otelcol", mountPoint: "", separator: "/")
  static let windows = CollectorFolders(
    configuration: "C:\\etc\\otelcol", storage: "C:\\otelcol\\storage", storageOnNode: "C:\\ProgramData\\otelcol", mountPoint: "",
    separator: "\\")
  /// containerd 1.6 puts a HostProcess pod's mounts below this folder; 1.7, where they are in their places, keeps the old paths working
  /// (kubernetes.io, "Create a Windows HostProcess Pod", Volume mounts). The variable is replaced in the program's arguments.
  static let hostProcess = CollectorFolders(
    configuration: "\\etc\\otelcol", storage: "\\otelcol\\storage", storageOnNode: "C:\\ProgramData\\otelcol",
    mountPoint: "%CONTAINER_SANDBOX_MOUNT_POINT%", separator: "\\")

  /// The configuration's file, as the program is told of it.
  var configurationFile: String { mountPoint + configuration + separator + "config.yaml" }
}
