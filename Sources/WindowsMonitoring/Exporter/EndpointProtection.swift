public import ChartModel

/// TLS and a password at an endpoint that collectors scrape. All that is secret about it lies in one Secret, which the user makes.
///
/// The endpoint mounts its own keys of the Secret, collectors only `ca.crt` and `password`.
public struct EndpointProtection: ChartValues {
  /// Whether the endpoint speaks HTTPS.
  @Setting public var tls: Expr<Bool>
  @Setting(
    "Name that the endpoint's certificate must have: one for all nodes, because their addresses change.",
    .pattern(.dnsSubdomain, maxLength: 253))
  public var serverName: Expr<String> = "windows-exporter"
  /// Whom the collectors log on as; empty if the endpoint asks for no password.
  @Setting public var username: Expr<String>
  /// Existing Secret with what protects the endpoint.
  @Setting public var secretName: Expr<String>

  /// Of no endpoint; a chart gives its own with `init(secretName:tlsKeys:passwordKeys:)`.
  public init() { self.init(secretName: "") }

  /// - Parameters:
  ///   - secretName: the Secret's default name.
  ///   - tlsKeys: the keys that the endpoint itself needs for TLS, for the setting's text; nil if it is none of the chart's.
  ///   - passwordKeys: the keys that it needs for asking for passwords.
  init(secretName: String, tlsKeys: String? = nil, passwordKeys: String? = nil) {
    _tls = Setting(
      wrappedValue: false,
      "Speak HTTPS. The Secret needs \(tlsKeys.map { "\($0), and " } ?? "")ca.crt with the authority that collectors trust.")
    _username = Setting(
      wrappedValue: "",
      "Ask for a password, and let collectors log on with this name. The Secret needs \(passwordKeys.map { "\($0), and " } ?? "")password for the collectors. Use it together with tls: otherwise the password crosses the network in clear text.",
      // Without `$`, which begins a variable in a collector's configuration, and what shells or lines NAME:HASH take for their own.
      .pattern(.repeated(.one(ScalarSet(ascii: "A-Za-z0-9._@+-")), min: 0, max: 100)))
    _secretName = Setting(
      wrappedValue: Expr(literal: secretName), "Existing Secret with the keys that tls and username ask for.",
      .pattern(.dnsSubdomain, maxLength: 253))
  }

  /// Whether the Secret is needed.
  var isNeeded: Expr<Bool> { tls || username.isNonEmpty }
  var asksForPassword: Expr<Bool> { username.isNonEmpty }
}
