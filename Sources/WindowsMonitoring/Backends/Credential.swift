public import ChartModel
public import CollectorSchemas

/// An entry of a Secret that the user makes, and the way in which a collector gets it.
public struct Credential: Sendable {
  /// How a collector gets a credential.
  public enum Delivery: Sendable, Hashable {
    /// A mounted file: read again when it changes, and taken as it is.
    case file
    /// An environment variable, for components that read no files. The collector takes `$$` in its value for `$`, and `${` for the
    /// beginning of another variable (opentelemetry-collector, confmap/expand.go).
    case variable(String)
  }

  /// Unique among a collector's: the name of the volume, and of its folder.
  public let name: String
  /// The Secret, in the namespace of the release.
  public let secretName: Expr<String>
  /// The entry's key in the Secret.
  public let secretKey: Expr<String>
  /// How it reaches the collector.
  public let delivery: Delivery
  /// Nil: always there.
  public let condition: Expr<Bool>?

  /// - Parameter name: of lower-case letters, digits and hyphens.
  public init(
    _ name: String, secretName: Expr<String>, key: Expr<String>, as delivery: Delivery = .file, when condition: Expr<Bool>? = nil
  ) {
    self.name = name
    self.secretName = secretName
    secretKey = key
    self.delivery = delivery
    self.condition = condition
  }

  /// The name of the file in its folder.
  static let fileName = "value"

  /// The folder that the file is mounted in.
  static func folder(_ name: String, on system: CollectorSystem) -> String {
    switch system {
    case .linux: "/etc/wingen/\(name)"
    case .windows: "C:\\etc\\wingen\\\(name)"
    }
  }

  /// The file of a credential that is delivered as one.
  public static func path(_ name: String, on system: CollectorSystem) -> String {
    folder(name, on: system) + (system == .windows ? "\\" : "/") + fileName
  }

  /// The same, needed only if a condition holds when the chart is installed.
  func when(_ condition: Expr<Bool>) -> Credential {
    Credential(name, secretName: secretName, key: secretKey, as: delivery, when: self.condition.map { $0 && condition } ?? condition)
  }
}
