import ChartModel
import Diagnostics
import Fleet
import Scheduling
import Testing
import YAML

/// What each key of a fleet file becomes.
@Suite struct FleetKeysTests {
  @Test func fleetsOwn() throws {
    let fleet = try fleet(
      """
      fleet: windows
      repository: {url: "ssh://git@git.example.com:2222/acme/o.git", revision: release/1.x, path: clusters/windows}
      charts: {from: oci://registry.example.com/charts, version: 1.2.3}
      argocd: {generator: git, namespace: gitops, project: observability, automated: false, prune: false, selfHeal: false}
      flux: {namespace: gitops, interval: 1h30m, hub: true, decryptionSecret: sops-age, repositorySecret: deploy-key}
      sops: {age: [age1qqq], azureKeyVault: [https://v.vault.azure.net/keys/k/1], kms: ["arn:aws:kms:x"], gcpKMS: [projects/p], pgp: [ABCD]}
      clusters: []
      """)
    #expect(fleet.name == "windows")
    #expect(
      fleet.repository == Repository(url: "ssh://git@git.example.com:2222/acme/o.git", revision: "release/1.x", path: "clusters/windows"))
    #expect(fleet.chartOrigin == .oci(url: "oci://registry.example.com/charts", version: "1.2.3"))
    #expect(
      fleet.argocd
        == ArgoCDSettings(
          generator: .git, namespace: "gitops", project: "observability", isAutomated: false, prunes: false, healsItself: false))
    #expect(
      fleet.flux
        == FluxSettings(namespace: "gitops", interval: "1h30m", isHub: true, decryptionSecret: "sops-age", repositorySecret: "deploy-key"))
    #expect(
      fleet.sops
        == SOPSRecipients(
          age: ["age1qqq"], azureKeyVault: ["https://v.vault.azure.net/keys/k/1"], kms: ["arn:aws:kms:x"], gcpKMS: ["projects/p"],
          pgp: ["ABCD"]))
    #expect(fleet.clusters.isEmpty)
  }

  @Test func defaultsOfTheFleet() throws {
    let fleet = try fleet("{fleet: f, charts: {from: repository}, clusters: []}")
    #expect(fleet.repository == Repository() && fleet.chartOrigin == .repository && fleet.argocd == ArgoCDSettings())
    #expect(fleet.flux == FluxSettings() && fleet.sops.isEmpty)
  }

  @Test func clustersOwn() throws {
    let fleet = try fleet(
      """
      fleet: f
      repository: {url: https://example.com/r}
      environments: {prod: {}}
      regions: {eu: {}}
      clusters:
        - name: b
          environment: prod
          region: eu
          destination: {server: "https://10.0.0.1:6443", kubeconfigSecret: b-kubeconfig}
          spec: specs/own.stack
          delivery: flux
          release: windows.metrics
          namespace: monitoring
          kubernetes: v1.31.4-gke.100
          cloud: gke
          windowsBuilds: [2025, ltsc2019, 10.0.20348.2527, 20348, windows2022]
          apiVersions: [monitoring.coreos.com/v1, batch/v1/CronJob]
          labels: {example.com/team: a, empty: ""}
          wave: 3
          values: {a: {b: null}}
          valuesFiles: [v.yaml]
        - {name: a, spec: s, delivery: manifests, namespace: m, destination: {name: other}}
      """, files: ["v.yaml": "a: {c: 1}\n"])
    #expect(fleet.clusters.map(\.name) == ["a", "b"])
    let (plain, full) = (fleet.clusters[0], fleet.clusters[1])
    #expect(full.environment == "prod" && full.region == "eu")
    #expect(full.destination == Destination(server: "https://10.0.0.1:6443", kubeconfigSecret: "b-kubeconfig"))
    #expect(full.spec == "specs/own.stack" && full.delivery == .flux && full.cloud == .gke && full.wave == 3)
    #expect(
      full.release
        == ReleaseFacts(
          name: "windows.metrics", namespace: "monitoring", kubernetes: KubernetesVersion(major: 1, minor: 31, patch: 4, suffix: "gke.100"),
          apiVersions: ["monitoring.coreos.com/v1", "batch/v1/CronJob"]))
    #expect(full.windowsBuilds == [.server2019, .server2022, .server2025])
    #expect(full.labels == ["example.com/team": "a", "empty": ""])
    #expect(full.origin == SourceLocation(file: "fleets/fleet.yaml", line: 6, column: 5))
    // Inline values over the files of the same layer, wherever the keys stand; nulls are kept, for they delete.
    #expect(full.values.map(\.file) == ["fleets/v.yaml", "fleets/fleet.yaml"])
    #expect(full.values[1].values.plain == ["a": ["b": .null]])
    // Nobody says more of the other.
    #expect(plain.release == ReleaseFacts(name: "f", namespace: "m"))
    #expect(plain.cloud == .other && plain.wave == 0 && plain.windowsBuilds.isEmpty && plain.labels.isEmpty && plain.values.isEmpty)
    #expect(plain.destination == Destination(name: "other") && plain.environment == nil)
  }

  @Test func sourcesOfSecrets() throws {
    let fleet = try fleet(
      """
      fleet: f
      clusters:
        - name: a
          spec: s
          delivery: manifests
          namespace: m
          secrets:
            d:
              secretProviderClass: {provider: azure, parameters: {keyvaultName: kv}, data: {token: object, user: name}}
            c: {sops: {keys: [username, password]}}
            b: {sealedSecret: {keys: [tls.crt]}}
            a.external:
              externalSecret:
                store: kv
                storeKind: SecretStore
                refreshInterval: 30m
                data: {token: logzio/token, user: {key: logzio, property: user}}
            e: {externalSecret: {store: s, data: {k: r}}}
            f: {existing: true}
      """)
    #expect(
      fleet.clusters[0].secrets == [
        SecretReference(
          name: "a.external",
          source: .externalSecret(
            ExternalSecretSource(
              storeKind: .secretStore, storeName: "kv", refreshInterval: "30m",
              data: [.init(key: "token", remoteKey: "logzio/token"), .init(key: "user", remoteKey: "logzio", property: "user")]))),
        SecretReference(name: "b", source: .sealedSecret(keys: ["tls.crt"])),
        SecretReference(name: "c", source: .sops(keys: ["username", "password"])),
        SecretReference(
          name: "d",
          source: .secretProviderClass(
            SecretProviderSource(
              provider: "azure", parameters: ["keyvaultName": "kv"], data: [("token", "object"), ("user", "name")]))),
        SecretReference(
          name: "e", source: .externalSecret(ExternalSecretSource(storeName: "s", data: [.init(key: "k", remoteKey: "r")]))),
      ])
  }

  @Test func anchorsAndAliases() throws {
    let fleet = try fleet(
      """
      fleet: f
      defaults: &base {spec: s, delivery: manifests, namespace: m, labels: &labels {team: a}}
      environments: {prod: {<<: *base, labels: *labels, wave: 1}}
      clusters: [{name: a, environment: prod}]
      """)
    #expect(fleet.clusters[0].wave == 1 && fleet.clusters[0].labels == ["team": "a"])
  }

  @Test func placeholdersOutsideOfTablesAreLeftAlone() throws {
    let fleet = try fleet(
      "{fleet: f, clusters: [{name: a, spec: s, delivery: manifests, namespace: m, values: {a: '${env:X}', b: '$${c}'}}]}")
    #expect(fleet.clusters[0].values[0].values.plain == ["a": "${env:X}", "b": "$${c}"])
  }
}
