import ChartModel
import Kubernetes
import YAML

/// The Secrets that the installer logs on with: where each lies in its pods, and which nodes it is for.
///
/// Each is optional for the kubelet, so that the pods start and the program can say which one is missing, and so that one pool's
/// missing Secret does not keep the others waiting.
struct InstallerCredentials {
  private static let folder = "/etc/wingen/credentials"
  private static let volume = "credentials"
  private static let ownSecret: ObjectName = "installer-credentials"
  /// What the program reads of a Secret (templates/installer/node_credentials.py); its other keys stay out of the pods.
  private static let keys = ["username", "password", "ssh-privatekey"]

  let settings: InstallerSettings.Credentials

  /// Whether the chart makes the default Secret.
  var usesOwnSecret: Expr<Bool> { settings.username.isNonEmpty }

  /// The default Secret: its name as a named template, and the Secret itself where the chart makes it.
  func secret(component: String) -> Chart {
    Chart {
      ChartPart.helper(
        Helper(
          "installer-secret", "The Secret that the installer logs on with: the chart's own if a username is given.",
          text: .choose(if: usesOwnSecret, then: Self.ownSecret.expression(), else: settings.secretName)))
      If(usesOwnSecret) {
        Secret(
          Self.ownSecret, component: component,
          stringData: [
            Pair("username", settings.username),
            Pair("password", settings.password.unlessEmpty),
            Pair("ssh-privatekey", settings.privateKey.unlessEmpty),
          ])
      }
    }
  }

  private var defaultSecret: Expr<String> { Expr(.helper("installer-secret")) }

  /// Relative to the volume.
  private static func folder(of pool: NodePoolCredentials) -> Expr<String> { "pools/\(pool.name)" }

  /// The elements of the program's `credentials`: the first that fits a node is the one, so the default comes last.
  var configuration: [TextBlock] {
    TextLine.blocks {
      ForEach(settings.pools, as: "pool") { pool in
        TextLine.line(
          Self.element("\(Self.folder)/\(Self.folder(of: pool))", pool.secretName, pool.nodeSelector.expression, last: false))
      }
      TextLine.line(Self.element("\(Self.folder)/default", defaultSecret, .value([:]), last: true))
    }
  }

  private static func element(
    _ directory: Expr<String>, _ secret: Expr<String>, _ nodeSelector: Expression, last: Bool
  ) -> [TextPiece] {
    let fields = [("directory", directory.expression), ("secretName", secret.expression), ("nodeSelector", nodeSelector)]
    return [.literal("    ")] + JSONText.object(fields) + [.literal(last ? "" : ",")]
  }

  /// All Secrets in one volume, a folder each.
  var volumeOfSecrets: Volume<Linux> {
    .projected(Self.volume, defaultMode: 0o440) {
      Self.source(.exact(defaultSecret), "default")
      ForEach(settings.pools, as: "pool") { pool in Self.source(.exact(pool.secretName), Self.folder(of: pool)) }
    }
  }

  private static func source(_ secret: ObjectName, _ folder: Expr<String>) -> ProjectedSource {
    .secret(secret, items: keys.map { (key: $0, path: "\(folder)/\($0)") }, optional: true)
  }

  var mount: Mount<Linux> { Mount(Self.volume, at: Expr(literal: Self.folder), readOnly: true) }
}
