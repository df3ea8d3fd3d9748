/// What Helm would know when it installs: the release's name and namespace, and the cluster's capabilities.
public struct ReleaseFacts: Sendable, Hashable {
  public var name: String
  public var namespace: String
  public var kubernetes: KubernetesVersion
  /// Groups and versions (`batch/v1`) and kinds (`batch/v1/CronJob`) that the cluster serves.
  public var apiVersions: Set<String>

  public init(
    name: String = "release-name", namespace: String = "default", kubernetes: KubernetesVersion = .default, apiVersions: Set<String> = []
  ) {
    self.name = name
    self.namespace = namespace
    self.kubernetes = kubernetes
    self.apiVersions = apiVersions
  }
}

/// A Kubernetes version as far as charts compare it: distributions' suffixes such as `-gke.100` are left out of account.
public struct KubernetesVersion: Sendable, Hashable, Comparable, CustomStringConvertible {
  public var major: Int
  public var minor: Int
  public var patch: Int

  public init(major: Int, minor: Int, patch: Int = 0) {
    self.major = major
    self.minor = minor
    self.patch = patch
  }

  /// Reads `1.32`, `v1.32.4` and `1.32.4-gke.100`.
  public init?(_ text: String) {
    let bare = text.hasPrefix("v") ? text.dropFirst() : text[...]
    let core = bare.prefix { $0 != "-" && $0 != "+" }
    let parts = core.split(separator: ".", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), let major = Self.number(parts[0]), let minor = Self.number(parts[1]) else { return nil }
    guard let patch = parts.count == 3 ? Self.number(parts[2]) : 0 else { return nil }
    self.init(major: major, minor: minor, patch: patch)
  }

  private static func number(_ text: Substring) -> Int? {
    guard !text.isEmpty, text.utf8.count <= 6, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return Int(text)
  }

  /// What is assumed when nobody says: the latest version that the schemas used in tests know.
  public static let `default` = KubernetesVersion(major: 1, minor: 37)

  public var description: String { "\(major).\(minor).\(patch)" }

  public static func < (left: KubernetesVersion, right: KubernetesVersion) -> Bool {
    (left.major, left.minor, left.patch) < (right.major, right.minor, right.patch)
  }
}
