/// The names of Kubernetes, byte by byte: `TextPattern` describes the same texts (a test compares the two), but every object has a dozen
/// names, and sets of positions are too slow for that.
///
/// Source: kubernetes/apimachinery, pkg/util/validation/validation.go.
enum NameSyntax {
  typealias Bytes = UnsafeBufferPointer<UInt8>

  /// A DNS-1123 label of at most 63 characters, or a DNS-1035 one, which begins with a letter.
  static func isLabel(_ text: String, beginsWithLetter: Bool = false) -> Bool {
    withBytes(of: text) { isLabel($0, beginsWithLetter) }
  }

  /// A DNS-1123 subdomain of at most 253 characters.
  static func isSubdomain(_ text: String) -> Bool { withBytes(of: text) { isSubdomain($0) } }

  /// The key of a label: an optional subdomain and a slash, and a name of at most 63 characters.
  ///
  /// - Parameter ignoringCase: annotation keys may have capitals in their prefix.
  static func isQualifiedName(_ text: String, ignoringCase: Bool = false) -> Bool {
    withBytes(of: text) { bytes in
      guard let slash = bytes.firstIndex(of: UInt8(ascii: "/")) else { return isLabelName(bytes) }
      guard isLabelName(Bytes(rebasing: bytes[(slash + 1)...])) else { return false }
      return isSubdomain(Bytes(rebasing: bytes[..<slash]), ignoringCase: ignoringCase)
    }
  }

  static func isLabelValue(_ text: String) -> Bool { withBytes(of: text) { $0.isEmpty || isLabelName($0) } }

  /// An IANA service name: at most 15 letters, digits and single hyphens, at least one letter.
  static func isPortName(_ text: String) -> Bool {
    withBytes(of: text) { bytes in
      guard bytes.count <= 15, isLabel(bytes, false) else { return false }
      var hasLetter = false
      for (index, byte) in bytes.enumerated() {
        if byte >= UInt8(ascii: "a") { hasLetter = true }
        if byte == UInt8(ascii: "-"), bytes[index - 1] == byte { return false }
      }
      return hasLetter
    }
  }

  /// What a variable may be called since Kubernetes 1.32: printable ASCII without `=`.
  static func isEnvironmentName(_ text: String) -> Bool {
    withBytes(of: text) { !$0.isEmpty && $0.allSatisfy { (0x20..<0x7F).contains($0) && $0 != UInt8(ascii: "=") } }
  }

  /// A key of a ConfigMap or Secret.
  static func isDataKey(_ text: String) -> Bool {
    withBytes(of: text) { bytes in
      guard !bytes.isEmpty, bytes.count <= 253 else { return false }
      if bytes[0] == UInt8(ascii: "."), bytes.count == 1 || bytes[1] == UInt8(ascii: ".") { return false }
      return bytes.allSatisfy { isAlphanumeric($0) || isInner($0) }
    }
  }

  /// What can be one step of a URL's path: names of roles.
  static func isPathSegment(_ text: String) -> Bool {
    text != "." && text != ".." && !text.utf8.contains { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "%") }
  }

  // MARK: - Bytes

  private static func withBytes<Result>(of text: String, _ body: (Bytes) -> Result) -> Result {
    if let result = text.utf8.withContiguousStorageIfAvailable(body) { return result }
    return Array(text.utf8).withUnsafeBufferPointer(body)
  }

  private static func isLabel(_ bytes: Bytes, _ beginsWithLetter: Bool) -> Bool {
    guard let first = bytes.first, let last = bytes.last, bytes.count <= 63, isLower(first), isLower(last) else { return false }
    if beginsWithLetter, first < UInt8(ascii: "a") { return false }
    return bytes.allSatisfy { isLower($0) || $0 == UInt8(ascii: "-") }
  }

  private static func isSubdomain(_ bytes: Bytes, ignoringCase: Bool = false) -> Bool {
    guard !bytes.isEmpty, bytes.count <= 253 else { return false }
    // A point and what stands beside it: letters or digits.
    var previous = UInt8(ascii: ".")
    for byte in bytes {
      let byte = ignoringCase && byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte
      if !isLower(byte) {
        guard byte == UInt8(ascii: "-") ? previous != UInt8(ascii: ".") : byte == UInt8(ascii: ".") && isLower(previous) else {
          return false
        }
      }
      previous = byte
    }
    return isLower(previous)
  }

  private static func isLabelName(_ bytes: Bytes) -> Bool {
    guard let first = bytes.first, let last = bytes.last, bytes.count <= 63 else { return false }
    return isAlphanumeric(first) && isAlphanumeric(last) && bytes.allSatisfy { isAlphanumeric($0) || isInner($0) }
  }

  @inline(__always) private static func isLower(_ byte: UInt8) -> Bool {
    byte &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") < 10
  }

  @inline(__always) private static func isAlphanumeric(_ byte: UInt8) -> Bool { isLower(byte) || byte &- UInt8(ascii: "A") < 26 }

  @inline(__always) private static func isInner(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_")
  }
}
