/// Tells a credential that is written out from what merely stands for one.
enum CredentialValue {
  /// Whether a text is a credential in plain sight. What refers to something, is a placeholder, a switch or a path is none; of tokens only
  /// what looks random counts, so that the names of Secrets do not.
  static func isLiteral(_ value: Substring, _ kind: CredentialKind) -> Bool {
    guard !value.isEmpty, !refersElsewhere(value), !isPath(value), !value.hasBytes("://") else { return false }
    let lower = value.lowercased()
    guard !switches.contains(lower), !isPlaceholder(lower) else { return false }
    switch kind {
    case .password: return true
    case .token: return looksRandom(value)
    }
  }

  /// Whether an address has a user and a password in it that are written out: `postgres://app:hunter2@db`.
  static func isInAddress(_ text: Substring) -> Bool {
    guard text.hasBytes("://"), text.hasBytes("@") else { return false }
    for word in text.split(whereSeparator: { $0.isWhitespace || $0 == "," || $0 == "\"" || $0 == "'" }) {
      guard let authority = authority(of: word) else { continue }
      guard let at = authority.lastIndex(of: "@"), let colon = authority[..<at].firstIndex(of: ":") else { continue }
      let password = authority[..<at][authority.index(after: colon)...]
      // Patterns and formats have such addresses too: `http://(.*):(.*)@`, `amqp://%s:%s@`.
      guard !authority[..<colon].isEmpty, !password.hasBytes("%s"), !password.utf8.contains(where: { "()[]{}<>*|".utf8.contains($0) })
      else {
        continue
      }
      if isLiteral(password, .password) { return true }
    }
    return false
  }

  /// What stands between `://` and the path.
  private static func authority(of address: Substring) -> Substring? {
    var rest = address
    while let colon = rest.firstIndex(of: ":") {
      rest = rest[rest.index(after: colon)...]
      if rest.hasPrefix("//") { return rest.dropFirst(2).prefix { $0 != "/" && $0 != "?" && $0 != "#" } }
    }
    return nil
  }

  /// `$(VAR)`, `${VAR}`, `%VAR%`, `{{ … }}`, and the references that secret injectors replace.
  private static func refersElsewhere(_ value: Substring) -> Bool {
    if value.hasBytes("$") || value.hasBytes("{{") || value.hasBytes("((") || value.hasBytes("`") { return true }
    if value.hasPrefix("%"), value.hasSuffix("%") { return true }
    if value.hasPrefix("<"), value.hasSuffix(">") { return true }
    if value.hasPrefix("["), value.hasSuffix("]") { return true }
    return ["vault:", "ref+", "op://", "arn:", "secretref:", "secret:", "file:", "env:", "sm://", "@"].contains { value.hasPrefix($0) }
  }

  private static func isPath(_ value: Substring) -> Bool {
    if value.hasPrefix("/") || value.hasPrefix("./") || value.hasPrefix("\\") { return true }
    let start = value.utf8.prefix(3)
    return start.count == 3 && start.dropFirst().first == UInt8(ascii: ":") && (start.last == 0x5C || start.last == 0x2F)
  }

  private static let switches: Set<String> = [
    "true", "false", "yes", "no", "on", "off", "0", "1", "y", "n", "enabled", "disabled", "required", "optional", "none", "null", "nil",
    "auto", "default", "prompt", "ask", "stdin", "-",
  ]

  private static func isPlaceholder(_ lower: String) -> Bool {
    // `xxxxxxxx`, `********`.
    if let first = lower.utf8.first, lower.utf8.count > 2, lower.utf8.allSatisfy({ $0 == first }) { return true }
    return lower.hasBytes("changeme") || lower.hasBytes("change-me") || lower.hasBytes("change_me") || lower.hasBytes("replace")
      || lower.hasBytes("placeholder") || lower.hasBytes("example") || lower.hasBytes("dummy") || lower.hasBytes("redacted")
      || lower.hasBytes("todo") || lower.hasBytes("your-") || lower.hasBytes("your_") || lower.hasBytes("insert-")
      || lower.hasBytes("insert_")
  }

  /// A UUID, or a run of 16 letters and digits or more in which there are both.
  private static func looksRandom(_ value: Substring) -> Bool {
    let runs = value.utf8.split { !isLetterOrDigit($0) }
    if runs.map(\.count) == [8, 4, 4, 4, 12] { return true }
    return runs.contains { run in
      run.count >= 16 && run.contains { (0x30...0x39).contains($0) } && run.contains { !(0x30...0x39).contains($0) }
    }
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }
}
