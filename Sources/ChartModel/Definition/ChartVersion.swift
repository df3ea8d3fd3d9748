/// A version as charts have it: Semantic Versioning 2, and the looser spellings that Helm takes too (`v1.2`).
///
/// Source: semver.org; Masterminds/semver 3, version.go.
package struct ChartVersion: Sendable, Hashable {
  package var major: UInt64
  package var minor: UInt64
  package var patch: UInt64
  /// What stands behind `-`, its parts separated by dots; empty for a release.
  package var prerelease: [String]
  /// Whether it is spelt as Semantic Versioning asks: three numbers without leading zeros, no `v`.
  package var isStrict: Bool

  /// A version from its parts.
  package init(major: UInt64, minor: UInt64, patch: UInt64, prerelease: [String] = []) {
    self.major = major
    self.minor = minor
    self.patch = patch
    self.prerelease = prerelease
    isStrict = true
  }

  /// The three numbers with dots between them.
  package var core: String { "\(major).\(minor).\(patch)" }

  /// Reads a version; nil if it is none.
  package init?(_ text: String) {
    var rest = Substring(text)
    if let plus = rest.firstIndex(of: "+") {
      guard Self.parts(rest[rest.index(after: plus)...]) != nil else { return nil }
      rest = rest[..<plus]
    }
    prerelease = []
    if let dash = rest.firstIndex(of: "-") {
      guard let parts = Self.parts(rest[rest.index(after: dash)...]) else { return nil }
      guard parts.allSatisfy({ !Self.isNumber($0[...]) || $0 == "0" || !$0.hasPrefix("0") }) else { return nil }
      prerelease = parts
      rest = rest[..<dash]
    }
    let hasLetter = rest.hasPrefix("v")
    if hasLetter { rest.removeFirst() }
    let words = rest.split(separator: ".", omittingEmptySubsequences: false)
    let numbers = words.compactMap { Self.isNumber($0) ? UInt64($0) : nil }
    guard (1...3).contains(words.count), numbers.count == words.count else { return nil }
    major = numbers[0]
    minor = numbers.count > 1 ? numbers[1] : 0
    patch = numbers.count > 2 ? numbers[2] : 0
    isStrict = !hasLetter && words.count == 3 && words.allSatisfy { $0 == "0" || !$0.hasPrefix("0") }
  }

  static func isNumber(_ text: Substring) -> Bool { !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) } }

  /// The parts between dots; nil if one is empty or has other characters than letters, digits and hyphens.
  private static func parts(_ text: Substring) -> [String]? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let isValid = parts.allSatisfy { part in
      !part.isEmpty
        && part.utf8.allSatisfy {
          (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) || $0 == UInt8(ascii: "-")
        }
    }
    return isValid ? parts.map(String.init) : nil
  }
}

extension ChartVersion: Comparable {
  package static func == (left: ChartVersion, right: ChartVersion) -> Bool { !(left < right) && !(right < left) }

  package static func < (left: ChartVersion, right: ChartVersion) -> Bool {
    let (leftCore, rightCore) = ((left.major, left.minor, left.patch), (right.major, right.minor, right.patch))
    if leftCore != rightCore { return leftCore < rightCore }
    if left.prerelease.isEmpty || right.prerelease.isEmpty { return !left.prerelease.isEmpty && right.prerelease.isEmpty }
    for (left, right) in zip(left.prerelease, right.prerelease) where left != right {
      switch (UInt64(left), UInt64(right)) {
      case (let left?, let right?): if left != right { return left < right }
      case (.some, nil): return true
      case (nil, .some): return false
      case (nil, nil): return left.utf8.lexicographicallyPrecedes(right.utf8)
      }
    }
    return left.prerelease.count < right.prerelease.count
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(major)
    hasher.combine(minor)
    hasher.combine(patch)
    hasher.combine(prerelease)
  }
}
