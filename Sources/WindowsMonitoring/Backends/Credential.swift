public import ChartModel
public import Kubernetes
import OpenTelemetry
public import Prometheus

/// Where a collector runs.
public enum CollectorHost: Sendable, Hashable {
  case linux
  /// In a container on a Windows node.
  case windows
  /// As a process of a Windows node.
  case hostProcess

  /// The folder that mounts stand in, for the pod.
  fileprivate func mountPath(_ name: String) -> String {
    switch self {
    case .linux: "/etc/wingen/\(name)"
    case .windows: "C:\\etc\\wingen\\\(name)"
    case .hostProcess: "\\etc\\wingen\\\(name)"
    }
  }

  /// The same, for the collector. Go takes slashes on Windows too; containerd 1.6 puts a HostProcess pod's mounts below a folder that
  /// the variable names (kubernetes.io, "Create a Windows HostProcess Pod", Volume mounts).
  fileprivate func path(_ name: String) -> String {
    switch self {
    case .linux: "/etc/wingen/\(name)"
    case .windows: "C:/etc/wingen/\(name)"
    case .hostProcess: "${env:CONTAINER_SANDBOX_MOUNT_POINT}/etc/wingen/\(name)"
    }
  }
}

/// An entry of a Secret that the collector's pods are given.
///
/// A file wherever the collector can read one: it is read again when it changes, and a `$` in it stays what it is. In a variable's value
/// `$$` becomes `$` and `${` begins another variable (opentelemetry-collector, confmap/expand.go).
public struct Credential: Sendable {
  public enum Form: Sendable {
    case file(CollectorHost)
    case variable(EnvironmentVariable)
  }

  /// The name of the volume: `credential-BACKEND-WHAT`.
  public let name: String
  public let secret: Expr<String>
  public let key: Expr<String>
  public let form: Form

  private static let fileName = "value"

  static func file(_ what: String, of backend: String, _ secret: SecretKeySettings, on host: CollectorHost) -> Credential {
    Credential(name: "credential-\(backend)-\(what)", secret: secret.secretName, key: secret.secretKey, form: .file(host))
  }

  static func variable(_ what: String, of backend: String, _ secret: SecretKeySettings) -> Credential {
    let name = String("\(backend)_\(what)".uppercased().map { $0 == "-" ? "_" : $0 })
    return Credential(
      name: "credential-\(backend)-\(what)", secret: secret.secretName, key: secret.secretKey, form: .variable(EnvironmentVariable(name)))
  }

  /// What stands for the credential in the collector's configuration: the file's path, or a reference to the variable.
  var text: Expr<String> {
    switch form {
    case .file(let host): Expr(literal: "\(host.path(name))/\(Self.fileName)")
    case .variable(let variable): .environment(variable)
    }
  }

  /// The folder in which the file is mounted; nil for a variable.
  public var mountPath: String? { if case .file(let host) = form { host.mountPath(name) } else { nil } }
}

extension [Credential] {
  /// Each once: signals of one backend often share theirs.
  public var unique: [Credential] {
    var seen: Set<String> = []
    return filter { seen.insert($0.name).inserted }
  }
}

// MARK: - Pods

extension Credential {
  /// The variable of the collector's container; nil for a file.
  public var variable: Env? {
    if case .variable(let variable) = form { Env(variable.name, secret: .exact(secret), key: key) } else { nil }
  }

  /// The mount of the collector's container; nil for a variable.
  public func mount<OS: OperatingSystem>() -> Mount<OS>? { mountPath.map { Mount(name, at: Expr(literal: $0), readOnly: true) } }

  /// The pod's volume, which the collector's group may read; nil for a variable.
  public func volume() -> Volume<Linux>? {
    mountPath.map { _ in .secret(name, .exact(secret), key: key, path: Self.fileName, mode: 0o440) }
  }

  /// The pod's volume; nil for a variable.
  public func volume<OS: WindowsOperatingSystem>() -> Volume<OS>? {
    mountPath.map { _ in .secret(name, .exact(secret), key: key, path: Self.fileName) }
  }
}

/// An entry of an existing Secret.
public struct SecretKeySettings: ChartValues {
  @Setting public var secretName: Expr<String>
  @Setting public var secretKey: Expr<String>

  public init() { self.init("credentials", key: "token", holding: "the credential") }

  /// - Parameter content: what the entry is, such as `the token`.
  public init(_ name: String, key: String, holding content: String) {
    _secretName = Setting(wrappedValue: Expr(literal: name), "Existing Secret with \(content).", .pattern(.dnsSubdomain, maxLength: 253))
    _secretKey = Setting(wrappedValue: Expr(literal: key), "Its key in the Secret.", .pattern(.dataKey))
  }
}
