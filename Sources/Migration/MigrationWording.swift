/// Names that several texts share.
enum MigrationWording {
  /// The old release that is read.
  static let oldTitle = "logzio-telemetry 5.9"
  /// The name of the built-in spec.
  static let chartTitle = "aks-logzio"
}
