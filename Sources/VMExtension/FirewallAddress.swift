/// Who may reach a port, as Windows' firewall notes it: an address, a CIDR range with its host bits cleared, or LocalSubnet.
///
/// Windows clears host bits itself; a range that kept them would look changed at every run.
public struct FirewallAddress: Sendable, Hashable {
  /// What New-NetFirewallRule calls the networks that the machine is in.
  public static let localSubnet = FirewallAddress(text: "LocalSubnet")

  public let text: String

  private init(text: String) { self.text = text }

  /// Nil if the text is no address and no CIDR range of IPv4 or IPv6. Zones, netmasks and IPv4 parts in IPv6 are none either.
  public init?(parsing text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count <= 2, let first = parts.first else { return nil }
    let isIPv6 = first.utf8.contains(UInt8(ascii: ":"))
    guard var bytes = isIPv6 ? Self.ipv6(first) : Self.ipv4(first) else { return nil }
    var length = bytes.count * 8
    if parts.count == 2 {
      guard let given = Self.number(parts[1], radix: 10, digits: 1...3), given <= length else { return nil }
      length = given
    }
    for bit in length..<(bytes.count * 8) { bytes[bit / 8] &= ~(0x80 >> UInt8(bit % 8)) }
    self.text = (isIPv6 ? Self.ipv6Text(bytes) : Self.ipv4Text(bytes)) + (length == bytes.count * 8 ? "" : "/\(length)")
  }

  private static func ipv4(_ text: Substring) -> [UInt8]? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let bytes = parts.compactMap { number($0, radix: 10, digits: 1...3).flatMap { UInt8(exactly: $0) } }
    return parts.count == 4 && bytes.count == 4 ? bytes : nil
  }

  /// Eight groups, or fewer with `::` in one place (RFC 4291, section 2.2).
  private static func ipv6(_ text: Substring) -> [UInt8]? {
    let halves = text.split(separator: "::", omittingEmptySubsequences: false)
    guard halves.count <= 2 else { return nil }
    var groups: [[Int]] = []
    for half in halves {
      let parts = half.isEmpty ? [] : half.split(separator: ":", omittingEmptySubsequences: false)
      let numbers = parts.compactMap { number($0, radix: 16, digits: 1...4) }
      guard numbers.count == parts.count else { return nil }
      groups.append(numbers)
    }
    let missing = 8 - groups.reduce(0) { $0 + $1.count }
    guard halves.count == 2 ? missing >= 1 : missing == 0 else { return nil }
    let all = halves.count == 2 ? groups[0] + [Int](repeating: 0, count: missing) + groups[1] : groups[0]
    return all.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
  }

  /// Without signs and, in decimal, without leading zeros, which some programs read as octal.
  private static func number(_ text: Substring, radix: Int, digits: ClosedRange<Int>) -> Int? {
    guard digits.contains(text.utf8.count), text.utf8.first != UInt8(ascii: "+"), text.utf8.first != UInt8(ascii: "-") else { return nil }
    if radix == 10, text.utf8.count > 1, text.utf8.first == UInt8(ascii: "0") { return nil }
    return Int(text, radix: radix)
  }

  private static func ipv4Text(_ bytes: [UInt8]) -> String { bytes.map { String($0) }.joined(separator: ".") }

  /// The longest run of zero groups as `::` (RFC 5952).
  private static func ipv6Text(_ bytes: [UInt8]) -> String {
    let groups = stride(from: 0, to: 16, by: 2).map { Int(bytes[$0]) << 8 | Int(bytes[$0 + 1]) }
    var longest = 0..<0
    for start in groups.indices {
      let run = start..<(start + groups[start...].prefix { $0 == 0 }.count)
      if run.count > longest.count, run.count > 1 { longest = run }
    }
    func text(_ part: some Sequence<Int>) -> String { part.map { String($0, radix: 16) }.joined(separator: ":") }
    return longest.isEmpty ? text(groups) : text(groups[..<longest.lowerBound]) + "::" + text(groups[longest.upperBound...])
  }
}
