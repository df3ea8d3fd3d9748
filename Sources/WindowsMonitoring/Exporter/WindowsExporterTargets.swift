import ChartModel
import CollectorSchemas
import Prometheus

/// Where collectors reach windows_exporter on some of the Windows nodes.
public struct WindowsExporterTargets: Sendable {
  enum Place: Sendable {
    /// Through the pods of `WindowsNodeProxy`, in the release's namespace.
    case proxies
    /// On the nodes' own addresses.
    case nodes(NodeSelection, port: Expr<Int>)
  }

  var place: Place
  var protection: EndpointProtection?
  /// Whether metrics have the names that wmi_exporter gave them; nil is never.
  var hasLegacyNames: Expr<Bool>?
  /// When the targets are looked for; nil is always.
  var condition: Expr<Bool>?

  /// - Parameter name: of the job; the part of the collector's credentials' names that tells one job's from another's.
  func credentials(of name: String) -> [Credential] {
    guard let protection else { return [] }
    func credential(_ suffix: String, key: String, when needed: Expr<Bool>) -> Credential {
      Credential("\(name)-\(suffix)", secretName: protection.secretName, key: Expr(literal: key), when: .all([condition, needed]))
    }
    return [
      credential("ca", key: "ca.crt", when: protection.tls),
      credential("password", key: "password", when: protection.asksForPassword),
    ]
  }

  /// How the collector on a system speaks to the targets.
  func client(of name: String, on system: CollectorSystem) -> ScrapeClient {
    guard let protection else { return ScrapeClient() }
    func file(_ suffix: String) -> ScrapeText { ScrapeText(Expr(literal: Credential.path("\(name)-\(suffix)", on: system))) }
    return ScrapeClient(
      credentials: .basic(username: ScrapeText(protection.username), passwordFile: file("password")), when: protection.asksForPassword,
      tls: .init(authorityFile: file("ca"), serverName: ScrapeText(protection.serverName)), when: protection.tls)
  }
}
