import ChartModel
import Diagnostics
import Fleet
import GitOps
import OutputTree
import TestSupport
import Testing
import YAML

/// What users make of the files that wingen starts.
struct FilledSecretTests {
  private static let password = "hunter2-S3cret"
  private let sops = SecretReference(name: "creds", source: .sops(keys: ["username", "password"]))
  private let sealed = SecretReference(name: "creds", source: .sealedSecret(keys: ["token"]))

  private func findings(_ text: String, _ secret: SecretReference) -> [Diagnostic] {
    SecretFiles.findings(inFilled: Array(text.utf8), path: "clusters/a/secrets/creds.yaml", for: secret)
  }

  private func codes(_ text: String, _ secret: SecretReference) -> [DiagnosticCode] { findings(text, secret).map(\.code) }

  private func sopsFile(_ username: String, _ password: String, metadata: String = "sops: {mac: 'ENC[x]', version: 3.9.0}") -> String {
    """
    apiVersion: v1
    kind: Secret
    metadata: {name: creds, namespace: n}
    stringData:
      username: \(username)
      password: \(password)
    \(metadata)
    """
  }

  private let value = "ENC[AES256_GCM,data:AbC=,iv:x=,tag:y=,type:str]"

  private func sealedFile(_ token: String, kind: String = "SealedSecret") -> String {
    "apiVersion: bitnami.com/v1alpha1\nkind: \(kind)\nmetadata: {name: creds}\nspec:\n  encryptedData:\n    token: \(token)\n"
  }

  private let unsealable = String(repeating: "AgB+", count: 100)

  @Test func filledInFilesAreFine() {
    #expect(codes(sopsFile(value, value), sops) == [])
    #expect(codes(sealedFile(unsealable), sealed) == [])
  }

  @Test(arguments: [RandomFleet.secrets[1], RandomFleet.secrets[2]]) func seedsAreNotFilledInYet(secret: SecretReference) throws {
    let cluster = FleetCluster(
      name: "a", origin: SourceLocation(file: "f", line: 1, column: 1), spec: "s", delivery: .flux,
      release: ReleaseFacts(name: "r", namespace: "n"), secrets: [secret])
    let seed = try SecretFiles.files(cluster, in: Fleet(name: "f"))[0]
    let findings = SecretFiles.findings(inFilled: seed.contents, path: seed.path, for: secret)
    #expect(findings.map(\.code) == ["GITOPS024"])
    #expect(findings.map(\.severity) == [.info])
  }

  @Test func halfFilledFilesAreTold() {
    let findings = findings(sopsFile(value, "''"), sops)
    #expect(findings.map(\.code) == ["GITOPS024"])
    #expect(findings.first?.message.hasSuffix("not filled in yet: password") == true)
  }

  @Test func readableSecretsAreErrors() throws {
    let open = findings(sopsFile(value, Self.password), sops)
    #expect(open.map(\.code) == ["GITOPS023"])
    #expect(open.first?.severity == .error)
    #expect(open.first?.location == SourceLocation(file: "clusters/a/secrets/creds.yaml", line: 6, column: 3))
    #expect(codes(sopsFile("u", Self.password, metadata: ""), sops) == ["GITOPS023", "GITOPS023"])
    // Encrypted by their looks, but nobody could decrypt them.
    #expect(codes(sopsFile(value, value, metadata: ""), sops) == ["GITOPS023", "GITOPS023"])
    #expect(codes(sopsFile(value, "12345"), sops) == ["GITOPS023"])
    #expect(codes(sopsFile(value, "ENC[\(Self.password)]"), sops) == ["GITOPS023"])
    #expect(codes(sealedFile(Self.password), sealed) == ["GITOPS023"])
    let itself = "apiVersion: v1\nkind: Secret\nmetadata: {name: creds}\nstringData: {token: \(Self.password)}\n"
    #expect(codes(itself, sealed) == ["GITOPS023"])
    let template = sealedFile(unsealable) + "  template: {data: {token: \(Self.password)}}\n"
    #expect(codes(template, sealed) == ["GITOPS023"])
  }

  @Test func otherObjectsAreErrors() {
    #expect(codes("kind: ConfigMap\n", sops) == ["GITOPS025"])
    #expect(codes(sealedFile(unsealable, kind: "Sealed"), sealed) == ["GITOPS025"])
    #expect(codes(sealedFile(unsealable).replacing("creds", with: "other"), sealed) == ["GITOPS025"])
    #expect(codes(sealedFile(unsealable).replacing("token", with: "tokens"), sealed) == ["GITOPS025"])
    #expect(codes("", sops) == ["GITOPS025"])
    #expect(codes(sopsFile(value, value) + "\n---\n" + sopsFile(value, value), sops) == ["GITOPS025"])
    #expect(codes("a: [", sops) == ["GITOPS025"])
    #expect(codes("just text", sealed) == ["GITOPS025"])
    #expect(codes(Self.password, RandomFleet.secrets[0]) == [])
  }

  /// Whatever stands in a file, no finding repeats a value of it.
  @Test func valuesAreNeverPrinted() {
    var random = SplitMix64(seed: 20)
    let files = [
      sopsFile(value, Self.password), sopsFile("u", Self.password, metadata: ""), sealedFile(Self.password),
      "kind: Secret\nmetadata: {name: creds}\ndata: {token: \(Self.password)}\n",
    ]
    for _ in 0..<400 {
      let file = Array((files.randomElement(using: &random) ?? "").utf8)
      var bytes = file
      // Damage anywhere but in the value itself.
      let place = Int.random(in: 0..<bytes.count, using: &random)
      let word = Array(Self.password.utf8)
      let damage = ["'", ":", "[", "&", "*a ", "\n", "- ", "!x "].randomElement(using: &random) ?? ":"
      bytes.insert(contentsOf: Array(damage.utf8), at: place)
      guard bytes.indices.contains(where: { bytes[$0...].starts(with: word) }) else { continue }
      for secret in [sops, sealed] {
        for finding in SecretFiles.findings(inFilled: bytes, path: "f.yaml", for: secret) {
          let said = finding.plainText
          #expect(!said.contains(Self.password) && !said.contains("S3cret"), "\(String(decoding: bytes, as: UTF8.self))\n\(said)")
        }
      }
    }
  }
}
