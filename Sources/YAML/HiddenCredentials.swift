import Diagnostics

extension YAMLReadError {
  /// Words near which a text may be a credential. Which settings are some only the chart knows, and it is not known yet.
  private static let suspicious = ["pass", "token", "secret", "key", "credential", "pwd", "auth"]

  /// The error without the user's text if it stands near such a word: `password: *secret` is an alias to YAML. For files that are read before
  /// it is known which settings they hold.
  public func hidingCredentials(in bytes: [UInt8]) -> YAMLReadError {
    let hidden: Problem
    switch problem {
    case .undefinedAlias: hidden = .undefinedAlias("…")
    case .recursiveAlias: hidden = .recursiveAlias("…")
    case .tagMismatch(_, let tag): hidden = .tagMismatch(text: "…", tag: tag)
    case .nonFiniteNumber: hidden = .nonFiniteNumber("…")
    default: return self
    }
    let lines = bytes.split(separator: UInt8(ascii: "\n"), maxSplits: location.line, omittingEmptySubsequences: false)
    let around = lines.prefix(location.line).suffix(2).map { String(decoding: $0, as: UTF8.self).lowercased() }
    let isSuspicious = around.contains { line in Self.suspicious.contains { line.contains($0) } }
    return isSuspicious ? YAMLReadError(hidden, at: location) : self
  }
}
