import ChartModel
import CollectorSchemas
import Kubernetes

/// A kind of place where collectors run: what a pod looks like there, and where its files are.
protocol CollectorHost: OperatingSystem {
  static var system: CollectorSystem { get }
  /// The program, where the image's entry point does not find it; nil for the entry point.
  static var program: Expr<String>? { get }
  static var securityContext: SecurityContext<Self>? { get }
  /// The file of a credential.
  static func volume(_ credential: Credential) -> Volume<Self>
}

extension CollectorHost {
  /// The folder that `config.yaml` is mounted in.
  static var configurationFolder: String { system == .windows ? "C:\\etc\\otelcol" : "/etc/otelcol" }
  static var configurationFile: String { configurationFolder + (system == .windows ? "\\" : "/") + "config.yaml" }
  /// The folder of positions and queues, on the node and in the container alike: releases of one name in two namespaces share the node.
  static func storageFolder(_ name: Expr<String>) -> Expr<String> {
    system == .windows
      ? "C:\\ProgramData\\otelcol\\\(Release.namespace)\\\(name)" : "/var/lib/otelcol/\(Release.namespace)/\(name)"
  }
}

extension CollectorHost where Self: WindowsOperatingSystem {
  static func volume(_ credential: Credential) -> Volume<Self> {
    .secret(credential.name, .exact(credential.secretName), key: credential.secretKey, path: Credential.fileName)
  }
}

extension Linux: CollectorHost {
  static let system = CollectorSystem.linux
  static let program: Expr<String>? = nil
  static let securityContext: SecurityContext<Linux>? = .restricted

  static func volume(_ credential: Credential) -> Volume<Linux> {
    .secret(credential.name, .exact(credential.secretName), key: credential.secretKey, path: Credential.fileName, mode: 0o440)
  }
}

extension Windows: CollectorHost {
  static let system = CollectorSystem.windows
  static let program: Expr<String>? = nil
  static let securityContext: SecurityContext<Windows>? = nil
}

/// HostProcess collectors need containerd 1.7, where mounts are in their places: with 1.6 the program finds neither its configuration
/// nor its account's token (kubernetes.io, "Create a Windows HostProcess Pod"; kubernetes/client-go issue 1302).
extension HostProcess: CollectorHost {
  static let system = CollectorSystem.windows
  /// The image's folder is not the process's; containerd replaces the variable.
  static let program: Expr<String>? = "%CONTAINER_SANDBOX_MOUNT_POINT%\\otelcol-contrib.exe"
  static let securityContext: SecurityContext<HostProcess>? = nil
}
