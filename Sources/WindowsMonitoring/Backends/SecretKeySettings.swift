public import ChartModel
import CollectorSchemas
import OpenTelemetry
import Prometheus

/// An entry of an existing Secret.
public struct SecretKeySettings: ChartValues {
  /// Name of the Secret, in the namespace of the release.
  @Setting public var secretName: Expr<String>
  /// The entry's key in the Secret.
  @Setting public var secretKey: Expr<String>

  public init() { self.init("credentials", key: "token", holding: "the credential") }

  /// - Parameter content: what the entry is, such as `the token`.
  public init(_ name: String, key: String, holding content: String) {
    _secretName = Setting(wrappedValue: Expr(literal: name), "Existing Secret with \(content).", .pattern(.dnsSubdomain, maxLength: 253))
    _secretKey = Setting(wrappedValue: Expr(literal: key), "Its key in the Secret.", .pattern(.dataKey))
  }

  /// The entry as a file.
  ///
  /// - Parameters:
  ///   - what: what it is, such as `token`.
  ///   - backend: the name of the backend.
  func file(_ what: String, of backend: String) -> Credential {
    Credential("\(backend)-\(what)", secretName: secretName, key: secretKey)
  }

  /// The entry as a variable, for exporters that read no files: `BACKEND_WHAT`.
  func variable(_ what: String, of backend: String) -> Credential {
    let name = "\(backend)-\(what)"
    let variable = String(name.uppercased().map { $0 == "-" ? "_" : $0 })
    return Credential(name, secretName: secretName, key: secretKey, as: .variable(variable))
  }
}

extension Credential {
  /// What stands for the credential in the configuration of a collector on a system.
  func text(on system: CollectorSystem) -> Expr<String> {
    switch delivery {
    case .file: Expr(literal: Self.path(name, on: system))
    case .variable(let name): .environment(EnvironmentVariable(name))
    }
  }
}
