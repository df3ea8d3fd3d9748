/// What label keys and values may be.
///
/// Source: kubernetes/kubernetes, staging/src/k8s.io/apimachinery/pkg/util/validation/validation.go, `IsQualifiedName`,
/// `IsValidLabelValue`.
enum LabelSyntax {
  /// A name, or a DNS name, a slash and a name: `kubernetes.io/os`.
  static func isKey(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "/"), maxSplits: 2, omittingEmptySubsequences: false)
    return switch parts.count {
    case 1: isName(parts[0])
    case 2: isDNSName(parts[0]) && isName(parts[1])
    default: false
    }
  }

  /// Empty, or a name.
  static func isValue(_ text: String) -> Bool { text.isEmpty || isName(text.utf8[...]) }

  /// At most 63 letters, digits, `-`, `_` and `.`, with a letter or digit at both ends.
  private static func isName(_ text: Substring.UTF8View) -> Bool {
    guard let first = text.first, let last = text.last, text.count <= 63, isLetterOrDigit(first), isLetterOrDigit(last) else {
      return false
    }
    return text.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: ".") }
  }

  /// At most 253 bytes of parts between points; parts are of lower case letters, digits and `-`, which stands at no end.
  private static func isDNSName(_ text: Substring.UTF8View) -> Bool {
    guard text.count <= 253 else { return false }
    return text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy { part in
      guard let first = part.first, let last = part.last, isLowerOrDigit(first), isLowerOrDigit(last) else { return false }
      return part.allSatisfy { isLowerOrDigit($0) || $0 == UInt8(ascii: "-") }
    }
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool { isLowerOrDigit(byte) || (0x41...0x5A).contains(byte) }

  private static func isLowerOrDigit(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) }
}
