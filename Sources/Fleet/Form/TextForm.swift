import ChartModel
import Diagnostics

/// How a text of a fleet file is written, with the code and the words for one that is not.
struct TextForm: Sendable, Hashable {
  var code: DiagnosticCode
  var pattern: TextPattern
  var maxLength: Int?
  /// What is expected, as in "expected …".
  var words: String
  /// Up to how many characters every plain word is accepted; nil if that cannot be said. Most texts are plain words, and patterns are slow
  /// for the names of ten thousand clusters.
  var plainLimit: Int?

  init(_ code: DiagnosticCode, _ pattern: TextPattern, maxLength: Int? = nil, plain: Int? = nil, _ words: String) {
    plainLimit = plain
    self.code = code
    self.pattern = pattern
    self.maxLength = maxLength
    self.words = words
  }

  func accepts(_ text: String) -> Bool {
    if let plainLimit, Self.isPlain(text), text.utf8.count <= plainLimit { return true }
    return text.unicodeScalars.count <= maxLength ?? .max && pattern.matches(text)
  }

  /// Lower-case letters and digits, with hyphens between them.
  static func isPlain(_ text: String) -> Bool {
    let hyphen = UInt8(ascii: "-")
    guard let first = text.utf8.first, let last = text.utf8.last, first != hyphen, last != hyphen else { return false }
    return text.utf8.allSatisfy { $0 &- UInt8(ascii: "a") < 26 || $0 &- UInt8(ascii: "0") < 10 || $0 == hyphen }
  }
}

/// Names. Source: kubernetes.io, "Object Names and IDs"; kubernetes/apimachinery pkg/util/validation/validation.go.
extension TextForm {
  static let clusterName = TextForm(
    "FLEET006", .dnsLabel, plain: 63, "a name of at most 63 lower-case letters, digits and hyphens, a letter or digit at both ends")
  static let namespace = clusterName
  /// Also the default of the release, and a prefix of other names. A release has at most 53 characters: helm/helm
  /// pkg/chart/common/validate.
  static let fleetName = TextForm(
    "FLEET006", .dnsLabel(maxLength: 53),
    plain: 53, "a name of at most 53 lower-case letters, digits and hyphens, a letter or digit at both ends")
  static let release = TextForm(
    "FLEET006", .dnsSubdomain, maxLength: 53,
    plain: 53, "the name of a release: at most 53 lower-case letters, digits, hyphens and dots, a letter or digit at both ends")
  static let objectName = TextForm(
    "FLEET006", .dnsSubdomain, maxLength: 253,
    plain: 253, "the name of an object: lower-case letters, digits, hyphens and dots, a letter or digit at both ends")
  /// A layer's name becomes the value of a label.
  static let layerName = TextForm(
    "FLEET006",
    .sequence([.one(letterOrDigit), .optional(.sequence([.repeated(.one(nameInner), min: 0, max: 61), .one(letterOrDigit)]))]),
    plain: 63, "a name of at most 63 letters, digits, dots, hyphens and underscores, a letter or digit at both ends")
  static let dataKey = TextForm(
    "FLEET015", .dataKey, plain: 253, "a key of a Secret: at most 253 letters, digits, dots, hyphens and underscores")
  static let labelKey = TextForm("FLEET013", .qualifiedName, maxLength: 317, plain: 63, "a label's key, such as team or example.com/team")
  static let labelValue = TextForm(
    "FLEET013", .labelValue,
    plain: 63, "a label's value: at most 63 letters, digits, dots, hyphens and underscores, a letter or digit at both ends")
  /// As `TextForm` for tables: what stands before the colon in a header, and between the braces of `${…}`.
  static let column = TextForm(
    "FLEET021", .sequence([.one(letterOrUnderscore), .repeated(.one(nameInner), min: 0, max: 62)]),
    "the name of a column: at most 63 letters, digits, dots, hyphens and underscores, a letter or underscore first")
}

/// Addresses, versions and the like.
extension TextForm {
  /// http, https and ssh are what both tools take. Source: fluxcd/source-controller api/v1/gitrepository_types.go (`URL`);
  /// argo-cd.readthedocs.io, "Private Repositories".
  static let repositoryURL = TextForm(
    "FLEET012",
    .sequence([.either([.text("https://"), .text("http://"), .text("ssh://")]), host, .repeated(.one(urlInner), min: 0, max: nil)]),
    "the address of a Git repository, such as https://github.com/acme/observability.git or ssh://git@github.com/acme/observability.git")
  static let serverURL = TextForm(
    "FLEET012", .sequence([.either([.text("https://"), .text("http://")]), host, .repeated(.one(urlInner), min: 0, max: nil)]),
    "the address of an API server, such as https://10.0.0.1:6443")
  /// `repository`, or where charts are in an OCI registry.
  static let chartOrigin = TextForm(
    "FLEET012",
    .either([
      .text("repository"), .sequence([.text("oci://"), imagePart, .repeated(.sequence([.text("/"), imagePart]), min: 0, max: nil)]),
    ]),
    "repository, or the address of an OCI registry without the chart's name, such as oci://registry.example.com/charts")
  /// As `KubernetesVersion` reads it.
  static let kubernetesVersion = TextForm(
    "FLEET009",
    .sequence([
      .optional(.text("v")), digits, .text("."), digits, .optional(.sequence([.text("."), digits])),
      .optional(.sequence([.one(ScalarSet(ascii: "+-")), .repeated(.one(nameInner), min: 1, max: 60)])),
    ]), "a Kubernetes version in quotes, such as \"1.34\" or \"1.34.2\"")
  /// A group with a version, or a kind behind them: what `--api-versions` of `wingen render` takes.
  static let apiVersion = TextForm(
    "FLEET009",
    .sequence([
      .optional(.sequence([.dnsSubdomain, .text("/")])), .text("v"), digits,
      .optional(.sequence([.either([.text("alpha"), .text("beta")]), digits])),
      .optional(.sequence([.text("/"), .one(ScalarSet(ascii: "A-Z")), .repeated(.one(ScalarSet(ascii: "A-Za-z0-9")), min: 0, max: 100)])),
    ]), maxLength: 400, "an API version, such as monitoring.coreos.com/v1 or batch/v1/CronJob")
  /// What Flux takes of Go's durations, and External Secrets Operator too. Source: fluxcd/source-controller
  /// api/v1/gitrepository_types.go (`Interval`); pkg.go.dev/time, ParseDuration.
  static let duration = TextForm(
    "FLEET011",
    .repeated(
      .sequence([
        .repeated(.one(digit), min: 1, max: 9), .optional(.sequence([.text("."), .repeated(.one(digit), min: 1, max: 9)])),
        .either(["ms", "s", "m", "h"].map { TextPattern.text($0) }),
      ]), min: 1, max: 6), "a duration of hours, minutes and seconds, such as 10m or 1h30m")
  static let chartVersion = TextForm("FLEET019", .version, "a version without a leading v, such as 1.2.3")
  /// A branch, tag or commit, as far as git-check-ref-format lets it be written plainly.
  static let revision = TextForm(
    "FLEET019",
    .sequence([
      .one(letterOrUnderscoreOrDigit), .repeated(.one(ScalarSet(ascii: "A-Za-z0-9._/+-")), min: 0, max: 250),
    ]), "a branch, tag or commit, such as main")
  /// Public keys alone. Source: getsops/sops age/keysource.go (recipients of age and of SSH).
  static let ageRecipient = TextForm(
    "FLEET019",
    .either([
      .sequence([.text("age1"), .repeated(.one(ScalarSet(ascii: "a-z0-9")), min: 1, max: nil)]),
      .sequence([.text("ssh-"), .repeated(.one(ScalarSet(ascii: "A-Za-z0-9+/=@._ -")), min: 1, max: nil)]),
    ]), "a public key of age, such as age1…, or of SSH")
  static let line = TextForm("FLEET019", .repeated(.one(.printable), min: 1, max: nil), "a text of one line that is not empty")
}

/// Paths. What is written goes into folders of these names, so that none leads out of the output.
extension TextForm {
  /// From the repository's top: no `..`, no slash at an end.
  static let repositoryPath = TextForm(
    "FLEET018", .optional(.sequence([pathPart, .repeated(.sequence([.text("/"), pathPart]), min: 0, max: nil)])), maxLength: 1000,
    plain: 1000, "a path from the repository's top, such as clusters/windows")
  /// Relative to the fleet file, with `/` between the parts on every system.
  static let filePath = TextForm(
    "FLEET018",
    .sequence([.repeated(.sequence([filePart, .text("/")]), min: 0, max: nil), filePart]), maxLength: 1000,
    plain: 1000, "a path relative to the fleet file, such as values/prod.yaml")
  /// The last part names a folder of the output.
  static let spec = TextForm(
    "FLEET018",
    .sequence([
      .repeated(.sequence([specFolder, .text("/")]), min: 0, max: nil),
      .one(letterOrDigit), .repeated(.one(nameInner), min: 0, max: 100),
    ]), maxLength: 1000, plain: 100, "the name of a built-in spec, such as aks-logzio, or its folder relative to the fleet file")
}

extension TextForm {
  private static let digit = ScalarSet(ascii: "0-9")
  private static let digits = TextPattern.repeated(.one(digit), min: 1, max: 5)
  private static let letterOrDigit = ScalarSet(ascii: "A-Za-z0-9")
  private static let letterOrUnderscore = ScalarSet(ascii: "A-Za-z_")
  private static let letterOrUnderscoreOrDigit = ScalarSet(ascii: "A-Za-z0-9_")
  private static let nameInner = ScalarSet(ascii: "A-Za-z0-9._-")
  private static let host = TextPattern.one(ScalarSet(ascii: "A-Za-z0-9[_"))
  /// Printable ASCII without space, quotes, `\`, `` ` ``, braces and `$`.
  private static let urlInner = ScalarSet([0x21...0x21, 0x23...0x23, 0x25...0x26, 0x28...0x5B, 0x5D...0x5F, 0x61...0x7A, 0x7E...0x7E])
  private static let imagePart = TextPattern.repeated(.one(ScalarSet(ascii: "A-Za-z0-9._:-")), min: 1, max: nil)
  private static let specFolder = TextPattern.repeated(.one(ScalarSet(ascii: "A-Za-z0-9._ -")), min: 1, max: nil)
  private static let pathPart = TextPattern.sequence([
    .optional(.text(".")), .one(ScalarSet(ascii: "A-Za-z0-9_-")), .repeated(.one(nameInner), min: 0, max: nil),
  ])
  private static let filePart = TextPattern.repeated(
    .one(ScalarSet([0x20...0x2E, 0x30...0x39, 0x3B...0x5B, 0x5D...0x7E, 0xA0...0x2027, 0x202A...0xD7FF, 0xE000...0xFEFE])), min: 1,
    max: nil)
}
