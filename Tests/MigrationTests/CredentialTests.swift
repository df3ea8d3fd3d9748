import Diagnostics
import Foundation
import Migration
import TestSupport
import Testing

/// Passwords and tokens of the old values are nowhere in what is written or said.
@Suite struct CredentialTests {
  /// Where a file may hold one: keys of the old chart, of releases before 5.0, misspelt, and within what is carried over.
  private static let places: [(text: @Sendable (String) -> String, refused: Bool)] = [
    ({ "secrets: {windowsNodeUsername: \($0)}" }, false), ({ "secrets: {windowsNodePassword: \($0)}" }, false),
    ({ "global: {logzioMetricsToken: \($0), env_id: x}" }, false), ({ "global: {logzioLogsToken: \($0)}" }, false),
    ({ "logzioMetricsToken: \($0)" }, false), ({ "secrets: {MetricsToken: \($0)}" }, false),
    ({ "secrets: {windowsNodePasword: \($0)}" }, false),
    ({ "windowsNodePassword: \($0)" }, false), ({ "extraEnvs: [{name: A, value: \($0)}]" }, false),
    ({ "secrets: {windowsNodePassword: &p \($0)}\nglobal: {env_id: *p}" }, false),
    ({ "secrets: {windowsNodePassword: &p \($0)}\npriorityClassName: *p" }, false),
    ({ "secrets: {windowsNodePassword: &p \($0), name: *p}" }, false),
    ({ "secrets: {windowsNodePassword: &p \($0)}\ntolerations: [{key: *p}]\nnodeSelector: {a: *p}" }, false),
    ({ "secrets: {windowsNodePassword: \($0)}\ncollector: {mode: standalone}\nstandaloneCollector: {podAnnotations: {a: \($0)}}" }, false),
    ({ "logzio-k8s-telemetry: {secrets: {windowsNodePassword: \($0)}}\nlogs: {token: \($0)}" }, false),
    ({ "secrets: {windowsNodePassword: [\($0)]}" }, true), ({ "secrets: {windowsNodePassword: {a: \($0)}}" }, true),
    ({ "secrets: \($0)" }, true), ({ "secrets: {windowsNodePassword: \($0)}\nmetrics: {enabled: \($0)}" }, true),
    ({ "\($0)" }, true),
    ({ "secrets: {windowsNodePassword: \($0)}\nwindowsExporterInstallerJob: {interval: x \($0.dropFirst().dropLast())}" }, false),
  ]

  @Test func randomSecrets() throws {
    let seed = ProcessInfo.processInfo.environment["WINGEN_SEED"].flatMap(UInt64.init) ?? 20_261_122
    var random = SplitMix64(seed: seed)
    let letters = Array("abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789!%-_=+/")
    for _ in 0..<6 {
      for (index, place) in Self.places.enumerated() {
        let secret =
          "Q" + String((0..<Int.random(in: 9...40, using: &random)).map { _ in letters[Int.random(in: 0..<letters.count, using: &random)] })
        let text = place.text("\"\(secret)\"")
        do {
          let result = try OldValuesCase.migrate(Array(text.utf8))
          #expect(!place.refused, "place \(index): \(text) (WINGEN_SEED=\(seed))")
          #expect(!result.allText.contains(secret), "place \(index): \(text) (WINGEN_SEED=\(seed))")
        } catch let error as DiagnosticList {
          #expect(place.refused, "place \(index): \(text) \(error.diagnostics.map(\.plainText)) (WINGEN_SEED=\(seed))")
          #expect(!error.diagnostics.map(\.plainText).joined().contains(secret), "place \(index): \(text) (WINGEN_SEED=\(seed))")
        }
      }
    }
  }

  /// Text that cannot be read: no message shows any of it.
  @Test(arguments: [
    "secrets:\n  windowsNodePassword: *geheim4711\n", "secrets:\n  windowsNodePassword: !!int geheim4711\n",
    "secrets:\n  windowsNodePassword: @geheim4711\n", "secrets:\n  windowsNodePassword: geheim4711: 1\n",
    "secrets: {geheim4711: 1, geheim4711: 2}\n", "secrets:\n  windowsNodePassword: \"geheim4711\n", "geheim4711",
    "secrets:\n  windowsNodePassword: {{ geheim4711 }}\n", "- geheim4711\n", "a: &geheim4711 [*geheim4711]\n",
  ]) func unreadable(text: String) {
    let error = #expect(throws: DiagnosticList.self) { try OldValuesCase.migrate(Array(text.utf8)) }
    let said = error?.diagnostics.map(\.plainText).joined() ?? ""
    #expect(said.contains("old.yaml:") && !said.contains("geheim") && !said.contains("4711"), "\(said)")
  }

  /// The credentials of the cases, in all they give.
  @Test(arguments: OldValuesCase.good) func cases(old: OldValuesCase) throws {
    let text = try old.migrate().allText
    for secret in ["azureuser-x1", "Tr0ub4dor", "tok-", "pa$$w0rd", "Pr0xy-Passw0rd"] { #expect(!text.contains(secret), "\(secret)") }
  }
}
