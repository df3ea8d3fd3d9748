import ChartModel

/// Texts that the installer's program checks again; both accept the same (templates/installer/installer_configuration.py).
extension TextPattern {
  /// A user name that Windows allows and ssh carries: name, `DOMAIN\name`, `name@domain`.
  ///
  /// ssh refuses quotes and brackets, a leading hyphen or one behind a space, and a backslash at the end
  /// (openssh/openssh-portable ssh.c, valid_ruser).
  static let windowsUserName = TextPattern.sequence([
    .one(userNameScalar),
    .repeated(
      .either([
        .sequence([.optional(.one(ScalarSet(ascii: " \\"))), .one(userNameScalar)]), .sequence([.optional(.text("\\")), .text("-")]),
      ]), min: 0, max: nil),
  ])

  /// In ascending order, as the printed class needs it.
  private static let userNameScalar = ScalarSet(
    ScalarSet(ascii: "!#$%.0-9@A-Z^_a-z~").ranges + [
      0xA1...0x2027, 0x202A...0xD7FF, 0xE000...0xFEFE, 0xFF00...0xFFFD, 0x10000...0x10FFFF,
    ])

  /// An address or CIDR range of IPv4 or IPv6, without zones, netmasks and IPv4 parts in IPv6.
  static let network = TextPattern.either([
    .sequence([ipv4, .optional(.sequence([.text("/"), upTo32]))]), .sequence([ipv6, .optional(.sequence([.text("/"), upTo128]))]),
  ])

  private static func digit(_ range: String) -> TextPattern { .one(ScalarSet(ascii: range)) }

  private static let upTo32 = TextPattern.either([
    .sequence([.text("3"), digit("0-2")]), .sequence([digit("12"), digit("0-9")]), digit("0-9"),
  ])

  private static let upTo128 = TextPattern.either([
    .sequence([.text("12"), digit("0-8")]), .sequence([.text("1"), digit("01"), digit("0-9")]),
    .sequence([digit("1-9"), digit("0-9")]), digit("0-9"),
  ])

  private static let ipv4: TextPattern = {
    let octet = TextPattern.either([
      .sequence([.text("25"), digit("0-5")]), .sequence([.text("2"), digit("0-4"), digit("0-9")]),
      .sequence([.text("1"), digit("0-9"), digit("0-9")]), .sequence([digit("1-9"), digit("0-9")]), digit("0-9"),
    ])
    return .sequence([octet, .text("."), octet, .text("."), octet, .text("."), octet])
  }()

  /// Eight groups, or fewer with `::` in one place (RFC 4291, section 2.2).
  private static let ipv6: TextPattern = {
    let group = TextPattern.repeated(.one(ScalarSet(ascii: "0-9a-fA-F")), min: 1, max: 4)
    func before(_ least: Int, _ most: Int) -> TextPattern { .repeated(.sequence([group, .text(":")]), min: least, max: most) }
    func after(_ most: Int) -> TextPattern { .repeated(.sequence([.text(":"), group]), min: 1, max: most) }
    let inside = (1...6).map { TextPattern.sequence([before(1, $0), after(7 - $0)]) }
    return .either(
      [.sequence([before(7, 7), group])] + inside + [
        .sequence([before(1, 7), .text(":")]), .sequence([.text(":"), after(7)]), .text("::"),
      ])
  }()
}
