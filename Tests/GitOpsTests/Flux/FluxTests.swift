import ChartModel
import Diagnostics
import Fleet
import GitOps
import OutputTree
import Testing
import YAML

struct FluxTests {
  private var fleet = Fleet(name: "windows", repository: Repository(url: "https://example.com/f.git", revision: "main", path: "obs"))

  private func cluster(
    _ name: String = "prod-1", wave: Int = 0, secrets: [SecretReference] = [], kubeconfig: String? = nil
  ) -> FleetCluster {
    FleetCluster(
      name: name, origin: SourceLocation(file: "fleet.yaml", line: 9, column: 5), environment: "prod", region: "westeurope",
      spec: "aks-logzio", delivery: .flux, release: ReleaseFacts(name: "metrics", namespace: "monitoring"), cloud: .aks, wave: wave,
      destination: Destination(kubeconfigSecret: kubeconfig), secrets: secrets)
  }

  private func files(_ cluster: FleetCluster, in fleet: Fleet? = nil) throws -> [OutputFile] {
    try Flux.clusterFiles(
      ClusterRelease(
        cluster: cluster, chart: ChartInfo(name: "windows-metrics", version: "0.1.0+b", appVersion: "1", summary: "s"), values: [:],
        objects: []), in: fleet ?? self.fleet)
  }

  private var sops: SecretReference { SecretReference(name: "creds", source: .sops(keys: ["password"])) }

  // MARK: - A Flux in each cluster

  @Test func secretsComeBeforeTheRelease() throws {
    let objects = try files(cluster(secrets: [sops])).documents(at: "flux.yaml")
    #expect(objects.map { $0["metadata"]?["name"] } == ["windows", "metrics-secrets", "metrics"])
    let (secrets, release) = (objects[1]["spec"], objects[2]["spec"])
    #expect(secrets?["path"] == "./obs/clusters/prod-1/secrets")
    #expect(secrets?["decryption"] == ["provider": "sops"])
    #expect(release?["path"] == "./obs/clusters/prod-1/release")
    #expect(release?["dependsOn"] == [["name": "metrics-secrets"]])
    #expect(release?["decryption"] == nil)
    #expect(
      release?["postBuild"]?["substitute"] == [
        "cluster_name": "prod-1", "environment": "prod", "region": "westeurope", "cloud": "aks", "release_name": "metrics",
        "release_namespace": "monitoring",
      ])
    let alone = try files(cluster()).documents(at: "flux.yaml")
    #expect(alone.count == 2)
    #expect(alone[1]["spec"]?["dependsOn"] == nil)
    #expect(try files(cluster()).contains { $0.path.hasPrefix("secrets/") } == false)
  }

  @Test func keysThatDecryptAreNamed() throws {
    var fleet = fleet
    fleet.flux.decryptionSecret = "sops-age"
    let objects = try files(cluster(secrets: [sops]), in: fleet).documents(at: "flux.yaml")
    #expect(objects[1]["spec"]?["decryption"] == ["provider": "sops", "secretRef": ["name": "sops-age"]])
    let external = RandomFleet.secrets[0]
    #expect(try files(cluster(secrets: [external]), in: fleet).documents(at: "flux.yaml")[1]["spec"]?["decryption"] == nil)
  }

  @Test(
    arguments: [
      ("main", ["branch": "main"]), ("release/1.2", ["branch": "release/1.2"]), ("v1.2", ["branch": "v1.2"]), ("v1.2.3", ["tag": "v1.2.3"]),
      ("1.2.3-rc.1", ["tag": "1.2.3-rc.1"]), ("refs/tags/x", ["name": "refs/tags/x"]),
      (String(repeating: "0f", count: 20), ["commit": .string(String(repeating: "0f", count: 20))]),
      (String(repeating: "0g", count: 20), ["branch": .string(String(repeating: "0g", count: 20))]),
    ] as [(String, YAMLValue)]) func revisions(_ revision: String, _ reference: YAMLValue) throws
  {
    var fleet = fleet
    fleet.repository.revision = revision
    #expect(try files(cluster(), in: fleet).documents(at: "flux.yaml")[0]["spec"]?["ref"] == reference)
  }

  @Test(arguments: [
    ("git@github.com:acme/f.git", "ssh://git@github.com/acme/f.git"), ("ssh://git@h:22/f.git", "ssh://git@h:22/f.git"),
    ("https://h:8443/f.git", "https://h:8443/f.git"),
  ]) func addresses(_ written: String, _ address: String) throws {
    var fleet = fleet
    fleet.repository.url = written
    fleet.flux.repositorySecret = "git"
    let spec = try files(cluster(), in: fleet).documents(at: "flux.yaml")[0]["spec"]
    #expect(spec?["url"]?.string == address)
    #expect(spec?["secretRef"] == ["name": "git"])
  }

  /// Flux takes every YAML file of a folder without kustomization.yaml for objects, and removes what such a file leaves out.
  @Test func bootstrappedFoldersListThemselves() throws {
    let files = try files(cluster(secrets: [sops]))
    #expect(try files.documents(at: "kustomization.yaml")[0]["resources"] == ["flux-system", "flux.yaml"])
    for folder in ["", "secrets/", "release/"] {
      let listed = try #require(try files.documents(at: folder + "kustomization.yaml").first?["resources"]?.list)
      for entry in listed where entry != "flux-system" && entry.string?.hasSuffix(".sops.yaml") != true {
        #expect(files.contains { $0.path == folder + (entry.string ?? "") }, "\(folder)\(entry)")
      }
    }
  }

  @Test func chartsComeFromTheRepositoryOrARegistry() throws {
    let here = try #require(try files(cluster()).documents(at: "release/helmrelease.yaml").last?["spec"])
    #expect(
      here["chart"]?["spec"] == [
        "chart": "./obs/charts/aks-logzio", "reconcileStrategy": "Revision", "sourceRef": ["kind": "GitRepository", "name": "windows"],
      ])
    #expect(here["releaseName"] == "metrics")
    #expect(here["targetNamespace"] == "monitoring")
    var fleet = fleet
    fleet.chartOrigin = .oci(url: "oci://registry.example.com/charts", version: nil)
    let there = try files(cluster(), in: fleet).documents(at: "release/helmrelease.yaml")
    #expect(there.count == 2)
    #expect(there[0]["spec"]?["url"] == "oci://registry.example.com/charts/windows-metrics")
    #expect(there[0]["spec"]?["ref"] == ["tag": "0.1.0_b"])
    #expect(there[1]["spec"]?["chartRef"] == ["kind": "OCIRepository", "name": "metrics"])
    #expect(there[1]["spec"]?["chart"] == nil)
  }

  // MARK: - A hub

  @Test func aHubTakesWavesOneAfterAnother() throws {
    var fleet = fleet
    fleet.flux.isHub = true
    let clusters = [
      cluster("a", kubeconfig: "a-kc"), cluster("b", wave: 5, secrets: [sops], kubeconfig: "b-kc"),
      cluster("c", wave: 2, kubeconfig: "c-kc"), cluster("source", kubeconfig: "s-kc"),
    ]
    let shared = try Flux.sharedFiles(clusters, charts: [:], in: fleet)
    #expect(shared.map(\.path) == ["source.yaml", "clusters/a.yaml", "clusters/b.yaml", "clusters/c.yaml", "clusters/source.yaml"])
    #expect(try shared.documents(at: "clusters/a.yaml")[0]["spec"]?["dependsOn"] == nil)
    #expect(try shared.documents(at: "clusters/c.yaml")[0]["spec"]?["dependsOn"] == [["name": "a"], ["name": "source"]])
    let last = try shared.documents(at: "clusters/b.yaml")
    #expect(last.map { $0["spec"]?["dependsOn"] } == [[["name": "c"]], [["name": "c"], ["name": "b-secrets"]]])
    // Secrets go to the cluster, the HelmRelease stays and reaches it itself.
    #expect(last.map { $0["spec"]?["kubeConfig"] } == [["secretRef": ["name": "b-kc"]], nil])
    let own = try files(clusters[1], in: fleet)
    #expect(try own.documents(at: "release/helmrelease.yaml")[0]["spec"]?["kubeConfig"] == ["secretRef": ["name": "b-kc"]])
    #expect(try own.documents(at: "release/helmrelease.yaml")[0]["spec"]?["storageNamespace"] == "monitoring")
    #expect(own.contains { $0.path == "flux.yaml" || $0.path == "kustomization.yaml" } == false)
    #expect(try Flux.sharedFiles(clusters, charts: [:], in: self.fleet).isEmpty)
  }

  @Test func onlyOneClusterIsTheHubItself() {
    var fleet = fleet
    fleet.flux.isHub = true
    let clusters = [cluster("a"), cluster("b", kubeconfig: "k"), cluster("c")]
    #expect(Flux.findings(clusters, in: fleet).map(\.code) == ["GITOPS028"])
    #expect(Flux.findings([clusters[0]], in: fleet).isEmpty)
    #expect(Flux.findings(clusters, in: self.fleet).isEmpty)
  }

  @Test func namesFitIntoLabels() throws {
    var fleet = fleet
    fleet.flux.isHub = true
    let names = [String(repeating: "a", count: 63), String(repeating: "a", count: 62) + "b"]
    let clusters = names.map { cluster($0, secrets: [sops], kubeconfig: "k") }
    let found = try Flux.sharedFiles(clusters, charts: [:], in: fleet).dropFirst()
      .flatMap { try YAMLReader.readValues($0.contents, file: $0.path) }.compactMap { $0["metadata"]?["name"]?.string }
    #expect(Set(found).count == 4)
    #expect(found.allSatisfy { $0.utf8.count <= 63 })
  }

  @Test func aRepositoryIsNeeded() {
    var homeless = fleet
    homeless.repository.url = ""
    let error = #expect(throws: Diagnostic.self) { try files(cluster(), in: homeless) }
    #expect(error?.code == "GITOPS027")
  }

  // MARK: - As kustomize and Flux see it

  private let values = "script: 'Write-Host ${env:PATH} $env:TEMP $(x)'\ntoken: ${cluster_name}\n"

  /// Values arrive to the letter, in a ConfigMap that the HelmRelease names, and Flux does not touch what looks like its variables.
  @Test(arguments: [false, true]) func valuesArriveUnchanged(isHub: Bool) throws {
    var fleet = fleet
    fleet.flux.isHub = isHub
    let own = try files(cluster(kubeconfig: "k"), in: fleet) + [OutputFile(path: "values.yaml", text: values)]
    let objects = try BuiltFolder(own).objects(in: "release")
    let map = try #require(objects.first { $0["kind"] == "ConfigMap" })
    let release = try #require(objects.first { $0["kind"] == "HelmRelease" })
    #expect(map["data"]?["values.yaml"]?.string == values)
    #expect(map["metadata"]?["namespace"] == "flux-system")
    #expect(release["metadata"]?["namespace"] == "flux-system")
    #expect(release["spec"]?["valuesFrom"] == [["kind": "ConfigMap", "name": map["metadata"]?["name"] ?? .null]])
    #expect(map["metadata"]?["annotations"]?["kustomize.toolkit.fluxcd.io/substitute"] == "disabled")
    // Other values, another name: that is how a HelmRelease learns of them.
    let other = try BuiltFolder(files(cluster(kubeconfig: "k"), in: fleet) + [OutputFile(path: "values.yaml", text: "a: b\n")])
    let changed = try other.objects(in: "release").first { $0["kind"] == "ConfigMap" }
    #expect(changed?["metadata"]?["name"] != map["metadata"]?["name"])
  }

  @Test func foldersBuildAsFluxBuildsThem() throws {
    let cluster = cluster(secrets: RandomFleet.secrets)
    let bootstrap = try [
      OutputFile(path: "flux-system/kustomization.yaml", text: "resources: [sync.yaml]\n"),
      OutputFile(path: "flux-system/sync.yaml", text: "{apiVersion: v1, kind: ConfigMap, metadata: {name: stand-in}}\n"),
      OutputFile(path: "values.yaml", text: values),
    ]
    let folder = try BuiltFolder(files(cluster) + SecretFiles.files(cluster, in: fleet) + bootstrap)
    #expect(
      try folder.objects(in: ".").compactMap { $0["kind"]?.string }.sorted() == [
        "ConfigMap", "GitRepository", "Kustomization", "Kustomization",
      ])
    let secrets = try folder.objects(in: "secrets")
    #expect(secrets.count == RandomFleet.secrets.count + 1)
    for object in secrets where object["kind"] != "Namespace" {
      #expect(object["metadata"]?["annotations"]?["kustomize.toolkit.fluxcd.io/substitute"] == "disabled")
      #expect(object["metadata"]?["namespace"] == "monitoring")
    }
    let namespace = try #require(secrets.first { $0["kind"] == "Namespace" })
    #expect(namespace["metadata"]?["annotations"]?["kustomize.toolkit.fluxcd.io/prune"] == "disabled")
  }

  /// No object that is made for Flux has anything that Flux would replace.
  @Test func nothingIsSubstitutedByAccident() throws {
    for seed: UInt64 in 0..<10 {
      let sample = RandomFleet(seed: seed, delivery: .flux, isHub: seed.isMultiple(of: 2))
      for release in sample.releases {
        let files = try Flux.clusterFiles(release, in: sample.fleet) + SecretFiles.files(release.cluster, in: sample.fleet)
        for object in try files.filter({ $0.path.hasPrefix("release/") || $0.path.hasPrefix("secrets/") }).allDocuments() {
          let isProtected = object["metadata"]?["annotations"]?["kustomize.toolkit.fluxcd.io/substitute"] == "disabled"
          #expect(isProtected || !YAMLEmitter.text(for: object).contains("${"), "seed \(seed)")
        }
      }
    }
  }
}
