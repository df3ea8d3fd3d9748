/// Patterns of the texts that charts ask for most.
extension TextPattern {
  private static let alphanumeric = ScalarSet(ascii: "a-z0-9")
  private static let labelInner = ScalarSet(ascii: "a-z0-9-")

  /// A DNS-1123 label of at most 63 characters (RFC 1123; kubernetes.io, "Object Names and IDs").
  public static let dnsLabel = dnsLabel(maxLength: 63)

  /// A shorter DNS-1123 label, for a part of a name.
  public static func dnsLabel(maxLength: Int) -> TextPattern {
    .sequence([
      .one(alphanumeric),
      .optional(.sequence([.repeated(.one(labelInner), min: 0, max: max(0, maxLength - 2)), .one(alphanumeric)])),
    ])
  }

  /// A DNS-1035 label: what Services are called; begins with a letter.
  public static let serviceName = TextPattern.sequence([
    .one(ScalarSet(ascii: "a-z")),
    .optional(.sequence([.repeated(.one(labelInner), min: 0, max: 61), .one(alphanumeric)])),
  ])

  /// A DNS-1123 subdomain: the name of a Secret, ConfigMap or ServiceAccount. Its 253 characters are a length, not a pattern.
  public static let dnsSubdomain = TextPattern.sequence([
    dnsLabelOfAnyLength,
    .repeated(.sequence([.text("."), dnsLabelOfAnyLength]), min: 0, max: nil),
  ])

  private static let dnsLabelOfAnyLength = TextPattern.sequence([
    .one(alphanumeric), .optional(.sequence([.repeated(.one(labelInner), min: 0, max: nil), .one(alphanumeric)])),
  ])

  /// A key of a Secret or ConfigMap.
  public static let dataKey = TextPattern.repeated(.one(ScalarSet(ascii: "A-Za-z0-9._-")), min: 1, max: 253)

  /// A label or annotation key: an optional DNS prefix, a slash and a name.
  public static let qualifiedName = TextPattern.sequence([
    .optional(.sequence([dnsSubdomain, .text("/")])), labelName,
  ])

  /// The value of a label; may be empty.
  public static let labelValue = TextPattern.optional(labelName)

  private static let labelName = TextPattern.sequence([
    .one(ScalarSet(ascii: "A-Za-z0-9")),
    .optional(
      .sequence([
        .repeated(.one(ScalarSet(ascii: "A-Za-z0-9._-")), min: 0, max: 61), .one(ScalarSet(ascii: "A-Za-z0-9")),
      ])),
  ])

  /// A registry's host with an optional port, and the path of a mirror in it: `example.com:5000/mirror`.
  public static let imageRegistry = TextPattern.sequence([
    .one(ScalarSet(ascii: "A-Za-z0-9")), .repeated(.one(ScalarSet(ascii: "A-Za-z0-9.-")), min: 0, max: 200),
    .optional(.sequence([.text(":"), .repeated(.one(ScalarSet(ascii: "0-9")), min: 1, max: 5)])),
    .repeated(.sequence([.text("/"), imagePathPart]), min: 0, max: nil),
  ])

  /// A share such as `25%`.
  public static let percentage = TextPattern.sequence([
    .one(ScalarSet(ascii: "1-9")), .repeated(.one(ScalarSet(ascii: "0-9")), min: 0, max: 2), .text("%"),
  ])

  /// The path of an image below its registry.
  public static let imageRepository = TextPattern.sequence([
    imagePathPart, .repeated(.sequence([.text("/"), imagePathPart]), min: 0, max: nil),
  ])

  private static let imagePathPart = TextPattern.sequence([
    .repeated(.one(ScalarSet(ascii: "a-z0-9")), min: 1, max: nil),
    .repeated(
      .sequence([.repeated(.one(ScalarSet(ascii: "._-")), min: 1, max: 2), .repeated(.one(ScalarSet(ascii: "a-z0-9")), min: 1, max: nil)]),
      min: 0, max: nil),
  ])

  /// A tag, with an optional digest behind it: `1.2.3` or `1.2.3@sha256:…`.
  public static let imageTag = TextPattern.sequence([
    .one(ScalarSet(ascii: "A-Za-z0-9_")), .repeated(.one(ScalarSet(ascii: "A-Za-z0-9._-")), min: 0, max: 127),
    .optional(.sequence([.text("@sha256:"), .repeated(.one(ScalarSet(ascii: "0-9a-f")), min: 64, max: 64)])),
  ])

  /// A SHA-256 digest in lower-case hexadecimal.
  public static let sha256 = TextPattern.repeated(.one(ScalarSet(ascii: "0-9a-f")), min: 64, max: 64)

  /// An http or https address of printable ASCII without spaces, quotes, backslashes or `$` (`%24`).
  public static let url = TextPattern.sequence([
    .either([.text("https://"), .text("http://")]),
    .repeated(
      .one(ScalarSet([0x21...0x21, 0x23...0x23, 0x25...0x26, 0x28...0x5B, 0x5D...0x5F, 0x61...0x7A, 0x7E...0x7E])), min: 1, max: nil),
  ])

  /// A version such as `0.31.8` or `1.2.3-rc.1`.
  public static let version = TextPattern.sequence([
    .repeated(.one(ScalarSet(ascii: "0-9")), min: 1, max: 5), .repeated(versionPart, min: 1, max: 3),
    .optional(.sequence([.text("-"), .repeated(.one(ScalarSet(ascii: "A-Za-z0-9.-")), min: 1, max: 40)])),
  ])

  private static let versionPart = TextPattern.sequence([.text("."), .repeated(.one(ScalarSet(ascii: "0-9")), min: 1, max: 5)])

  /// The five fields of a cron schedule, or one of its nicknames, as Kubernetes reads them (robfig/cron v3).
  ///
  /// The shape only: that `61` is no minute is left to the API server.
  public static let cronSchedule = TextPattern.either([
    .either(["@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly"].map { TextPattern.text($0) }),
    .sequence([
      .text("@every "), .repeated(.sequence([digits(6), .either(["h", "m", "s"].map { TextPattern.text($0) })]), min: 1, max: 3),
    ]),
    .sequence([cronField] + Array(repeating: .sequence([.repeated(.text(" "), min: 1, max: 4), cronField]), count: 4)),
  ])

  private static func digits(_ most: Int) -> TextPattern { .repeated(.one(ScalarSet(ascii: "0-9")), min: 1, max: most) }

  private static let cronField = TextPattern.repeated(.one(ScalarSet(ascii: "0-9A-Za-z*/,?-")), min: 1, max: 60)

  /// A Kubernetes quantity that is not negative: `500m`, `1.5Gi`, `2e3`, `.5` (kubernetes/apimachinery pkg/api/resource/quantity.go).
  public static let quantity = TextPattern.sequence([
    .either([
      .sequence([digits(20), .optional(.sequence([.text("."), .repeated(.one(ScalarSet(ascii: "0-9")), min: 0, max: 9)]))]),
      .sequence([.text("."), digits(9)]),
    ]),
    .either([
      .sequence([.one(ScalarSet(ascii: "eE")), .optional(.one(ScalarSet(ascii: "+-"))), digits(2)]),
      .optional(.either(["n", "u", "m", "k", "M", "G", "T", "P", "E", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"].map { TextPattern.text($0) })),
    ]),
  ])
}
