/// A user as `runAsUserName` writes it, `DOMAIN\user` or `user`, taken apart as the API server does.
///
/// Source: kubernetes/kubernetes pkg/apis/core/validation/validation.go, validateWindowsSecurityContextOptions.
struct WindowsUserName {
  /// Why the API server refuses a name.
  enum Problem: Hashable {
    case empty
    case controlCharacter
    case backslashes
    case domainTooLong
    /// Neither a NetBIOS name nor a DNS name.
    case domain
    case userEmpty
    case userTooLong
    case dotsAndSpaces
    case character(Unicode.Scalar)
  }

  /// Of the domain in bytes; it must stay below.
  static let domainLimit = 256
  /// Of the user in bytes.
  static let userLimit = 104

  /// The part before the backslash; nil without a backslash.
  let domain: Substring?
  let user: Substring
  /// The first thing that is wrong.
  let problem: Problem?

  init(_ text: String) {
    // By bytes: as characters, a backslash and a combining mark would be one.
    let parts = text.utf8.split(separator: UInt8(ascii: "\\"), omittingEmptySubsequences: false)
    domain = parts.count == 1 ? nil : Substring(parts[0])
    user = parts.count == 1 ? text[...] : Substring(parts[1])
    problem =
      if text.isEmpty {
        .empty
      } else if text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) {
        .controlCharacter
      } else if parts.count > 2 {
        .backslashes
      } else {
        domain.flatMap(Self.problem(ofDomain:)) ?? Self.problem(ofUser: user)
      }
  }

  private static func problem(ofDomain domain: Substring) -> Problem? {
    if domain.utf8.count >= domainLimit { return .domainTooLong }
    return isNetBIOSName(domain) || isDNSName(domain) ? nil : .domain
  }

  private static func problem(ofUser user: Substring) -> Problem? {
    if user.isEmpty { return .userEmpty }
    if user.utf8.count > userLimit { return .userTooLong }
    if user.utf8.allSatisfy({ $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: " ") }) { return .dotsAndSpaces }
    return user.unicodeScalars.first { #""/\:;|=,+*?<>@[]"#.unicodeScalars.contains($0) }.map { .character($0) }
  }

  private static func isNetBIOSName(_ text: Substring) -> Bool {
    guard let first = text.unicodeScalars.first, first != ".", text.unicodeScalars.count <= 15 else { return false }
    return !text.unicodeScalars.contains { #"\/:*?"<>|"#.unicodeScalars.contains($0) }
  }

  private static func isDNSName(_ text: Substring) -> Bool {
    text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy { label in
      guard (1...63).contains(label.count), label.first != UInt8(ascii: "-"), label.last != UInt8(ascii: "-") else { return false }
      return label.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
          UInt8(ascii: "-"):
          true
        default: false
        }
      }
    }
  }
}
