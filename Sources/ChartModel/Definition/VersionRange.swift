/// Which versions a chart asks for: of Kubernetes (`kubeVersion`), of the charts it depends on.
///
/// Source: Masterminds/semver 3, constraints.go and its README.
package struct VersionRange: Sendable, Hashable {
  private enum Sign: String, Sendable, Hashable {
    case none = ""
    case equal = "="
    case different = "!="
    case greater = ">"
    case less = "<"
    case atLeast = ">="
    case atMost = "<="
    case tilde = "~"
    case caret = "^"
  }

  private struct Comparison: Sendable, Hashable {
    var sign: Sign
    var version: ChartVersion
    /// How many of the three numbers are given; the others are 0 in the version.
    var precision: Int
  }

  /// Any of these must hold, each of which is a list that must hold as a whole.
  private var alternatives: [[Comparison]] = []

  /// Nil if the text is no range. An empty one allows every release.
  package init?(_ text: String) {
    for alternative in Self.split(text) {
      guard let comparisons = Self.comparisons(alternative) else { return nil }
      alternatives.append(comparisons)
    }
  }

  private static func split(_ text: String) -> [Substring] {
    var parts: [Substring] = []
    var rest = text[...]
    while let bar = rest.firstIndex(of: "|"), rest[bar...].hasPrefix("||") {
      parts.append(rest[..<bar])
      rest = rest[bar...].dropFirst(2)
    }
    return parts + [rest]
  }

  private static func comparisons(_ text: Substring) -> [Comparison]? {
    let lists = text.split(separator: ",", omittingEmptySubsequences: false)
    if lists.count > 1, lists.contains(where: { $0.allSatisfy { $0 == " " } }) { return nil }
    var words: [Substring] = []
    // A sign may stand apart from its version.
    for word in text.split(whereSeparator: { $0 == " " || $0 == "," || $0 == "\t" || $0 == "\n" }) {
      if let last = words.last, isSign(last), !isSign(word) {
        words[words.count - 1] = Substring(last + word)
      } else {
        words.append(word)
      }
    }
    var result: [Comparison] = []
    var index = 0
    while index < words.count {
      if index + 2 < words.count, words[index + 1] == "-" {
        guard let low = comparison(">=" + words[index]), let high = comparison("<=" + words[index + 2]) else { return nil }
        result += [low, high]
        index += 3
        continue
      }
      guard let comparison = comparison(words[index]) else { return nil }
      result.append(comparison)
      index += 1
    }
    return result
  }

  private static func isSign(_ text: Substring) -> Bool { !text.isEmpty && text.allSatisfy { "=!<>~^".contains($0) } }

  private static func comparison(_ text: some StringProtocol) -> Comparison? {
    let text = Substring(text)
    var sign = String(text.prefix { "=!<>~".contains($0) || $0 == "^" })
    var rest = text.dropFirst(sign.count)
    sign = ["=>": ">=", "=<": "<=", "~>": "~"][sign] ?? sign
    guard let sign = Sign(rawValue: sign), !rest.isEmpty else { return nil }
    if rest.hasPrefix("v") { rest.removeFirst() }
    let core = rest.prefix { $0 != "-" && $0 != "+" }
    let suffix = rest.dropFirst(core.count)
    let words = core.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...3).contains(words.count), words.allSatisfy({ isWildcard($0) || ChartVersion.isNumber($0) }) else { return nil }
    let numbers = words.prefix { !isWildcard($0) }
    let padded = numbers.map(String.init) + Array(repeating: "0", count: 3 - numbers.count)
    guard let version = ChartVersion(padded.joined(separator: ".") + suffix) else { return nil }
    return Comparison(sign: sign, version: version, precision: numbers.count)
  }

  private static func isWildcard(_ text: Substring) -> Bool { text == "x" || text == "X" || text == "*" }

  /// The versions that it compares with: between two of them that are neighbours, all are allowed or none is.
  package var bounds: [ChartVersion] { alternatives.joined().map(\.version) }

  // MARK: - Comparing

  /// Whether a version is allowed. A prerelease is only where the range names one.
  package func allows(_ version: ChartVersion) -> Bool {
    alternatives.contains { comparisons in
      let takesPrereleases = comparisons.contains { !$0.version.prerelease.isEmpty }
      return (version.prerelease.isEmpty || takesPrereleases) && comparisons.allSatisfy { Self.holds($0, version) }
    }
  }

  /// What a number that is left out means differs from sign to sign, and so it does for `*`.
  private static func holds(_ comparison: Comparison, _ version: ChartVersion) -> Bool {
    let other = comparison.version
    let (isFull, isMajorAlone) = (comparison.precision == 3, comparison.precision == 1)
    let (isSameMajor, isSameMinor) = (version.major == other.major, version.minor == other.minor)
    switch comparison.sign {
    case .none, .equal: return isFull ? version == other : isNear(version, comparison)
    case .different:
      switch comparison.precision {
      case 1: return !isSameMajor
      case 2: return !isSameMajor || !isSameMinor || version.prerelease != other.prerelease
      default: return version != other
      }
    case .greater:
      switch comparison.precision {
      case 1: return version.major > other.major
      case 2: return (version.major, version.minor) > (other.major, other.minor)
      default: return version > other
      }
    case .less: return version < other
    case .atLeast: return version >= other
    case .atMost:
      if isFull { return version <= other }
      return version.major < other.major || isSameMajor && (isMajorAlone || version.minor <= other.minor)
    case .tilde: return isNear(version, comparison)
    case .caret:
      guard version >= other, isSameMajor else { return false }
      if other.major > 0 || isMajorAlone { return true }
      if other.minor > 0 || comparison.precision == 2 { return isSameMinor }
      return isSameMinor && version.patch == other.patch
    }
  }

  /// What `~` means, and a version without a sign that leaves numbers out: the same minor version, or major where that is all there is.
  private static func isNear(_ version: ChartVersion, _ comparison: Comparison) -> Bool {
    let other = comparison.version
    guard version >= other else { return false }
    let isAny = (other.major, other.minor, other.patch) == (0, 0, 0) && comparison.precision != 1 && comparison.precision != 2
    return isAny || version.major == other.major && (comparison.precision == 1 || version.minor == other.minor)
  }
}
