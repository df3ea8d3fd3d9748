/// What Helm would know when it installs: the release's name and namespace, and the cluster's capabilities.
public struct ReleaseFacts: Sendable, Hashable {
  /// What the release is called: `release-name` by default, as for `helm template`.
  public var name: String
  /// The namespace that the release is installed into: `default` unless said otherwise.
  public var namespace: String
  /// What the cluster runs: `KubernetesVersion.default` unless said otherwise.
  public var kubernetes: KubernetesVersion
  /// Groups and versions (`batch/v1`) and kinds (`batch/v1/CronJob`) that the cluster serves.
  public var apiVersions: Set<String>

  /// By default, a release as `helm template` has it when nobody says anything, on a cluster of the latest version without any add-on.
  public init(
    name: String = "release-name", namespace: String = "default", kubernetes: KubernetesVersion = .default, apiVersions: Set<String> = []
  ) {
    self.name = name
    self.namespace = namespace
    self.kubernetes = kubernetes
    self.apiVersions = apiVersions
  }
}

/// A Kubernetes version as charts compare it: in conditions, distributions' suffixes such as `-gke.100` are left out of account.
public struct KubernetesVersion: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The first number, which is 1 for all of Kubernetes so far.
  public var major: Int
  /// The second number, which a new release of Kubernetes raises: 32 in `1.32.4`.
  public var minor: Int
  /// The third number: 4 in `1.32.4`, and 0 in `1.32`.
  public var patch: Int

  /// What a distribution puts behind the numbers and a hyphen, such as `gke.100`; empty for most. It does not count in the order of
  /// versions, but Helm holds it against a chart's `kubeVersion` (`ChartInfo.isInstallable`).
  public var suffix: String

  /// A version from its numbers, the first patch of a minor version unless said otherwise.
  public init(major: Int, minor: Int, patch: Int = 0, suffix: String = "") {
    self.major = major
    self.minor = minor
    self.patch = patch
    self.suffix = suffix
  }

  /// Reads `1.32`, `v1.32.4` and `1.32.4-gke.100`. What stands behind `+` is no part of a version's meaning and is dropped.
  public init?(_ text: String) {
    let bare = text.hasPrefix("v") ? text.dropFirst() : text[...]
    let core = bare.prefix { $0 != "-" && $0 != "+" }
    let parts = core.split(separator: ".", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), let major = Self.number(parts[0]), let minor = Self.number(parts[1]) else { return nil }
    guard let patch = parts.count == 3 ? Self.number(parts[2]) : 0 else { return nil }
    let suffix = bare.dropFirst(core.count).prefix { $0 != "+" }.dropFirst()
    self.init(major: major, minor: minor, patch: patch, suffix: String(suffix))
  }

  private static func number(_ text: Substring) -> Int? {
    guard !text.isEmpty, text.utf8.count <= 6, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return Int(text)
  }

  /// What is assumed when nobody says: the latest version that the schemas used in tests know.
  public static let `default` = KubernetesVersion(major: 1, minor: 37)

  public var description: String { "\(major).\(minor).\(patch)" + (suffix.isEmpty ? "" : "-" + suffix) }

  public static func < (left: KubernetesVersion, right: KubernetesVersion) -> Bool {
    (left.major, left.minor, left.patch) < (right.major, right.minor, right.patch)
  }
}
