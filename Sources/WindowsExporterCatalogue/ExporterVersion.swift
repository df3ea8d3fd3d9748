/// A release of windows_exporter by its number, such as 0.31.8.
public struct ExporterVersion: Sendable, Hashable, Comparable, CustomStringConvertible {
  public let major: Int
  public let minor: Int
  public let patch: Int

  public init(_ major: Int, _ minor: Int, _ patch: Int = 0) {
    self.major = major
    self.minor = minor
    self.patch = patch
  }

  /// - Parameter text: `0.31.8`, `v0.31.8` or `0.31`; nil for anything else, pre-releases among it.
  public init?(_ text: some StringProtocol) {
    let numbers = (text.hasPrefix("v") ? text.dropFirst() : text[...]).split(separator: ".", omittingEmptySubsequences: false)
    let parsed = numbers.compactMap { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int($0) : nil }
    guard (2...3).contains(numbers.count), parsed.count == numbers.count else { return nil }
    self.init(parsed[0], parsed[1], parsed.count == 3 ? parsed[2] : 0)
  }

  /// The release that an image's tag names.
  ///
  /// - Parameter tag: `0.31.8`, `0.29.2-ltsc2022`; nil if it names none, or a pre-release, of which nothing is known here.
  public init?(tag: some StringProtocol) {
    let number = tag.prefix { $0 != "-" }
    let suffix = tag.dropFirst(number.count + 1)
    guard !suffix.hasPrefix("rc"), !suffix.hasPrefix("beta"), !suffix.hasPrefix("alpha"), !suffix.hasPrefix("preview") else { return nil }
    self.init(number)
  }

  public var description: String { "\(major).\(minor).\(patch)" }

  public static func < (left: ExporterVersion, right: ExporterVersion) -> Bool {
    (left.major, left.minor, left.patch) < (right.major, right.minor, right.patch)
  }
}
