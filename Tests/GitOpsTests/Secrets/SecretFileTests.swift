import ChartModel
import Diagnostics
import Fleet
import GitOps
import OutputTree
import Testing
import YAML

struct SecretFileTests {
  private let fleet = Fleet(name: "windows")

  private func cluster(_ secrets: [SecretReference], delivery: Delivery = .argocd) -> FleetCluster {
    FleetCluster(
      name: "prod-1", origin: SourceLocation(file: "fleet.yaml", line: 9, column: 5), spec: "aks-logzio", delivery: delivery,
      release: ReleaseFacts(name: "metrics", namespace: "monitoring"), secrets: secrets)
  }

  private func file(_ secret: SecretReference, delivery: Delivery = .argocd) throws -> OutputFile {
    try #require(try SecretFiles.files(cluster([secret], delivery: delivery), in: fleet).first)
  }

  private func object(_ secret: SecretReference) throws -> YAMLValue {
    try #require(try YAMLReader.readValues(file(secret).contents, file: "s").first)
  }

  private func secret(_ name: String) throws -> SecretReference { try #require(RandomFleet.secrets.first { $0.name == name }) }

  @Test func pathsTellSources() throws {
    let files = try SecretFiles.files(cluster(RandomFleet.secrets), in: fleet)
    #expect(files.prefix(3).map(\.path) == ["secrets/external.external.yaml", "secrets/sealed.sealed.yaml", "secrets/encrypted.sops.yaml"])
    #expect(files.map(\.isSeed) == [false, true, true, false, false, false, false])
    for file in files {
      let object = try #require(try YAMLReader.readValues(file.contents, file: "s").first)
      #expect(object["metadata"]?["namespace"] == "monitoring")
    }
  }

  @Test func externalSecret() throws {
    let spec = try object(secret("external"))["spec"]
    #expect(spec?["secretStoreRef"] == ["kind": "ClusterSecretStore", "name": "vault"])
    #expect(spec?["target"] == ["name": "external"])
    #expect(
      spec?["data"] == [
        ["secretKey": "token", "remoteRef": ["key": "a/b", "property": "p"]], ["secretKey": "x.y", "remoteRef": ["key": "c"]],
      ])
  }

  /// A seed of a sealed secret is nothing that the controller could unseal, so it makes no Secret of it.
  @Test func seedsHoldNoValues() throws {
    let sealed = try object(secret("sealed"))
    let values = try #require(sealed["spec"]?["encryptedData"]?.map?.entries)
    #expect(values.map(\.key) == ["token", "password"])
    #expect(values.allSatisfy { $0.value.string?.contains("<") == true })
    let encrypted = try object(secret("encrypted"))
    #expect(encrypted["stringData"] == ["username": "", "password": ""])
    let texts = try ["sealed", "encrypted"].map { String(decoding: try file(secret($0)).contents, as: UTF8.self) }
    #expect(texts[0].contains("kubeseal --format=yaml"))
    #expect(texts[1].contains("sops encrypt --in-place clusters/prod-1/secrets/encrypted.sops.yaml"))
  }

  /// Every provider mounts what the Secret is made of under the Secret's keys.
  @Test(arguments: ["azure", "aws", "gcp", "vault"]) func providersMountTheKeys(provider: String) throws {
    let spec = try object(secret("from-\(provider)"))["spec"]
    #expect(spec?["provider"]?.string == provider)
    let text = try #require(spec?["parameters"]?[provider == "gcp" ? "secrets" : "objects"]?.string)
    let read = try #require(try YAMLReader.readValues(text, file: "objects").first)
    // Azure's list holds texts, each of them YAML.
    let items =
      provider == "azure"
      ? try (read["array"]?.list ?? []).compactMap { try YAMLReader.readValues($0.string ?? "", file: "object").first } : read.list ?? []
    let mounted = ["azure": "objectAlias", "aws": "objectAlias", "gcp": "path", "vault": "objectName"]
    #expect(items.map { $0[mounted[provider] ?? ""] } == ["token", "password"])
    #expect(spec?["secretObjects"]?[0]?["data"]?.list?.map { $0["objectName"] } == ["token", "password"])
    #expect(spec?["secretObjects"]?[0]?["secretName"]?.string == "from-\(provider)")
    #expect(spec?["parameters"]?["tenantId"] == "t")
    if provider == "vault" {
      #expect(items.map { $0["secretPath"] } == ["secret/data/logzio", "plain"])
      #expect(items.map { $0["secretKey"] } == ["metrics", "password"])
    }
  }

  @Test func unknownProvidersAreRefused() {
    let secret = SecretReference(name: "s", source: .secretProviderClass(SecretProviderSource(provider: "azur", parameters: [:], data: [])))
    let error = #expect(throws: Diagnostic.self) { try SecretFiles.files(cluster([secret]), in: fleet) }
    #expect(error?.code == "GITOPS026")
    #expect(error?.hint?.hasPrefix("Did you mean “azure”?") == true)
  }

  /// The driver makes a Secret only while a pod mounts the class.
  @Test func classesThatNobodyMountsAreFound() throws {
    func codes(_ objects: [YAMLValue]) throws -> [DiagnosticCode] {
      let release = ClusterRelease(
        cluster: cluster([try secret("from-azure"), try secret("external")]),
        chart: ChartInfo(name: "c", version: "1.0.0", appVersion: "1", summary: "s"), values: [:], objects: objects)
      return SecretFiles.findings(release).map(\.code)
    }
    func pod(_ name: String, driver: String = "secrets-store.csi.k8s.io") -> YAMLValue {
      let volume: YAMLValue = ["csi": ["driver": .string(driver), "volumeAttributes": ["secretProviderClass": .string(name)]]]
      return ["kind": "Deployment", "spec": ["template": ["spec": ["volumes": [volume]]]]]
    }
    #expect(try codes([]) == ["GITOPS020"])
    #expect(try codes([pod("other")]) == ["GITOPS020"])
    #expect(try codes([pod("from-azure", driver: "disk")]) == ["GITOPS020"])
    #expect(try codes([pod("from-azure")]) == [])
  }

  @Test func sopsIsToldForWhom() throws {
    #expect(SecretFiles.sopsConfiguration(fleet) == nil)
    var fleet = fleet
    fleet.sops = SOPSRecipients(age: ["age1a", "age1b"], azureKeyVault: ["https://v/keys/k/1"], pgp: ["F"])
    let text = try #require(SecretFiles.sopsConfiguration(fleet))
    let rules = try YAMLReader.readSingle(text, file: ".sops.yaml").plain["creation_rules"]
    #expect(
      rules == [
        [
          "path_regex": #"(^|/)clusters/[^/]+/secrets/[^/]+\.sops\.yaml$"#, "encrypted_regex": "^(data|stringData)$", "age": "age1a,age1b",
          "azure_keyvault": "https://v/keys/k/1", "pgp": "F",
        ]
      ])
  }
}
