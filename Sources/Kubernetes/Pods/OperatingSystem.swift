import ChartModel

/// The operating system of a pod, as a type: what one system lacks does not compile on it.
public protocol OperatingSystem: Sendable {
  /// The value of `spec.os.name` and of the node label `kubernetes.io/os`.
  static var name: String { get }
  /// Keys of taints that clouds and distributions put on this system's nodes.
  static var knownTaintKeys: [String] { get }
}

/// A system whose containers are kept apart from the node and from one another.
public protocol ContainerOperatingSystem: OperatingSystem {}

/// A system on Windows nodes.
public protocol WindowsOperatingSystem: OperatingSystem {}

/// Pods on Linux nodes.
public enum Linux: ContainerOperatingSystem {
  public static let name = "linux"
  public static let knownTaintKeys: [String] = []
}

/// Pods in process-isolated Windows containers.
public enum Windows: ContainerOperatingSystem, WindowsOperatingSystem {
  public static let name = "windows"
  /// `os` (kubernetes.io, "Guide for Running Windows Containers"; OpenShift writes the value with a capital), `node.kubernetes.io/os`
  /// (Google Distributed Cloud, AKS hybrid), `kubernetes.io/os`.
  public static let knownTaintKeys = ["os", "node.kubernetes.io/os", "kubernetes.io/os"]
}

/// Pods whose processes run on a Windows node itself (kubernetes.io, "Create a Windows HostProcess Pod").
///
/// A shape of its own: the host's network, one user for all containers, no isolation.
public enum HostProcess: WindowsOperatingSystem {
  public static let name = "windows"
  public static let knownTaintKeys = Windows.knownTaintKeys
}
