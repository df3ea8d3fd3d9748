public import ChartModel

/// A minor version of Kubernetes 1, such as 1.32, as far as its API differs from others.
public struct KubernetesMinor: Sendable, Hashable, Comparable, CustomStringConvertible {
  public let minor: Int

  public init(_ minor: Int) { self.minor = minor }

  public init(_ version: KubernetesVersion) { minor = version.minor }

  /// The versions whose schemas are known. What is older counts as the oldest, what is younger as the newest.
  public static let oldest = KubernetesMinor(28)
  public static let newest = KubernetesMinor(37)

  public var description: String { "1.\(minor)" }

  public static func < (left: KubernetesMinor, right: KubernetesMinor) -> Bool { left.minor < right.minor }

  var known: KubernetesMinor { min(max(self, .oldest), .newest) }
}
