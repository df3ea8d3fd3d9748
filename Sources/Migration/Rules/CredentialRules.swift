import YAML

/// Credentials, and the Secret that the old chart keeps them in. None of them is ever written.
enum CredentialRules {
  static let keys = [
    OldKey("secrets.windowsNodeUsername", Kind.scalar, .credential(.nodeUser)),
    OldKey("secrets.windowsNodePassword", Kind.scalar, .credential(.nodePassword)),
    OldKey("global.logzioMetricsToken", Kind.scalar, .credential(.metricsToken)),
    // The old template reads it before the global one (templates/secrets.yaml).
    OldKey("logzioMetricsToken", Kind.scalar, .credential(.metricsToken)),
    OldKey("global.logzioTracesToken", Kind.scalar, .credential(nil)),
    OldKey("logzioTracesToken", Kind.scalar, .credential(nil)),
    OldKey("global.logzioSpmToken", Kind.scalar, .credential(nil)),
    OldKey("logzioSpmToken", Kind.scalar, .credential(nil)),
    OldKey("global.logzioLogsToken", Kind.scalar, .credential(nil)),
    OldKey("logzioLogsToken", Kind.scalar, .credential(nil)),
    OldKey("secrets.enabled", .boolean, .consulted(.secretsOfOurs)),
    OldKey("secrets.name", .text, .converted(secretName)),
  ]

  /// The Secret of the old chart, and its key with the metrics token (templates/secrets.yaml).
  static let standardSecret = "logzio-secret"
  static let tokenKey = "logzio-metrics-shipping-token"
  /// The Secret of the old chart with the credentials of Windows nodes.
  static let nodeSecret = "logzio-windows-exporter-installer-secrets"

  /// A Secret that the old chart did not make goes on being used.
  private static func secretName(_ value: LocatedValue, _ old: OldValues) throws(MigrationProblem.Problem) -> Conversion {
    let name = value.string ?? ""
    let isName =
      !name.isEmpty && name.utf8.count <= 253 && !".-".contains(name.prefix(1)) && !".-".contains(name.suffix(1))
      && name.unicodeScalars.allSatisfy { "abcdefghijklmnopqrstuvwxyz0123456789-.".unicodeScalars.contains($0) }
    guard isName else { throw .secretName(["secrets", "name"]) }
    guard !old.isOn("secrets.enabled", standard: true) else { return .leftOut(.secretsOfOurs) }
    return .settings(
      [
        Assignment(.tokenSecretName, value),
        Assignment(.tokenSecretKey, LocatedValue(.string(tokenKey), at: value.position)),
      ], notes: ["the Secret that you made for the old release; the chart must be installed into its namespace"])
  }
}
