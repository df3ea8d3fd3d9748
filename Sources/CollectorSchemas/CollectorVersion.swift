/// A release of the OpenTelemetry collector's distributions, such as 0.156.0.
public struct CollectorVersion: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// 0 in every release that the tables know.
  public let major: Int
  /// What a regular release raises: 156 in 0.156.0.
  public let minor: Int
  /// Above 0 where a regular release was mended.
  public let patch: Int

  /// A release by its numbers, for those that stand in code; whether there is such a one is not asked.
  public init(_ major: Int, _ minor: Int, _ patch: Int = 0) {
    self.major = major
    self.minor = minor
    self.patch = patch
  }

  /// - Parameter text: `0.156.0`, `v0.156.0` or `0.156`; nil for anything else.
  public init?(_ text: some StringProtocol) {
    let numbers = (text.hasPrefix("v") ? text.dropFirst() : text[...]).split(separator: ".", omittingEmptySubsequences: false)
    let parsed = numbers.compactMap { $0.allSatisfy { ("0"..."9").contains($0) } ? Int($0) : nil }
    guard (2...3).contains(numbers.count), parsed.count == numbers.count else { return nil }
    self.init(parsed[0], parsed[1], parsed.count == 3 ? parsed[2] : 0)
  }

  /// The release that configurations are written for unless another is asked for.
  public static let standard = CollectorVersion(0, 156)

  public var description: String { "\(major).\(minor).\(patch)" }

  public static func < (left: CollectorVersion, right: CollectorVersion) -> Bool {
    (left.major, left.minor, left.patch) < (right.major, right.minor, right.patch)
  }
}
