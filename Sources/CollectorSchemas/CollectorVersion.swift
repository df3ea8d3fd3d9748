/// A release of the OpenTelemetry collector's distributions, such as 0.156.0.
public struct CollectorVersion: Sendable, Hashable, Comparable, CustomStringConvertible {
  public let major: Int
  public let minor: Int
  public let patch: Int

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
