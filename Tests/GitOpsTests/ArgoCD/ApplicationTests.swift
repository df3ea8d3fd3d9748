import ChartModel
import Diagnostics
import Fleet
import GitOps
import OutputTree
import Testing
import YAML

struct ApplicationTests {
  private func release(
    _ objects: [YAMLValue] = [], secrets: [SecretReference] = [], wave: Int = 0, destination: Destination = Destination()
  ) -> ClusterRelease {
    var cluster = FleetCluster(
      name: "prod-1", origin: SourceLocation(file: "fleet.yaml", line: 9, column: 5), spec: "aks-logzio", delivery: .argocd,
      release: ReleaseFacts(name: "metrics", namespace: "monitoring"), wave: wave, destination: destination)
    cluster.secrets = secrets
    return ClusterRelease(
      cluster: cluster, chart: ChartInfo(name: "windows-metrics", version: "0.1.0", appVersion: "1", summary: "s"), values: [:],
      objects: objects)
  }

  private let fleet = Fleet(name: "windows", repository: Repository(url: "https://example.com/f.git", revision: "main", path: "obs"))

  private func application(_ release: ClusterRelease, in fleet: Fleet? = nil) throws -> YAMLValue {
    try #require(try ArgoCD.clusterFiles(release, in: fleet ?? self.fleet).documents(at: "application.yaml").first)
  }

  @Test func chartOfTheRepository() throws {
    let application = try application(release(wave: 2))
    #expect(
      application["spec"]?["source"] == [
        "repoURL": "https://example.com/f.git", "targetRevision": "main", "path": "obs/charts/aks-logzio",
        "helm": ["releaseName": "metrics", "valueFiles": ["../../clusters/prod-1/values.yaml"]],
      ])
    #expect(application["spec"]?["destination"] == ["name": "prod-1", "namespace": "monitoring"])
    #expect(application["metadata"]?["annotations"]?["argocd.argoproj.io/sync-wave"] == "2")
    #expect(application["spec"]?["syncPolicy"]?["syncOptions"] == ["CreateNamespace=true"])
    #expect(application["spec"]?["ignoreDifferences"] == nil)
  }

  @Test func chartOfARegistry() throws {
    var fleet = fleet
    fleet.chartOrigin = .oci(url: "oci://registry.example.com/charts", version: nil)
    let sources = try #require(try application(release(), in: fleet)["spec"]?["sources"]?.list)
    #expect(sources.count == 2)
    #expect(sources[0]["repoURL"] == "registry.example.com/charts")
    #expect(sources[0]["chart"] == "windows-metrics")
    #expect(sources[0]["targetRevision"] == "0.1.0")
    #expect(sources[0]["helm"]?["valueFiles"] == ["$values/obs/clusters/prod-1/values.yaml"])
    #expect(sources[1] == ["repoURL": "https://example.com/f.git", "targetRevision": "main", "ref": "values"])
  }

  @Test func destinationsHaveAnAddressOrAName() throws {
    let named = try application(release(destination: Destination(name: "p1")))
    #expect(named["spec"]?["destination"] == ["name": "p1", "namespace": "monitoring"])
    let addressed = try application(release(destination: Destination(server: "https://p1", name: "p1")))
    #expect(addressed["spec"]?["destination"] == ["server": "https://p1", "namespace": "monitoring"])
  }

  /// Argo CD decrypts nothing, so files of SOPS are left to others, and said so.
  @Test func secretsAreASourceUnlessTheyAreEncrypted() throws {
    let all = RandomFleet.secrets
    let with = try application(release(secrets: all))
    #expect(with["spec"]?["sources"]?[1]?["path"] == "obs/clusters/prod-1/secrets")
    #expect(with["spec"]?["sources"]?[1]?["directory"]?["exclude"] == "{*.sops.yaml,kustomization.yaml}")
    let sops = release(secrets: all.filter { if case .sops = $0.source { true } else { false } })
    #expect(try application(sops)["spec"]?["source"] != nil)
    let findings = ArgoCD.findings(sops, in: fleet)
    #expect(findings.map(\.code) == ["GITOPS021"])
    #expect(findings.first?.location?.line == 9)
  }

  @Test func largeObjectsAreAppliedByTheServer() throws {
    func options(_ size: Int) throws -> YAMLValue? {
      let object = Objects.configMap("b", ["b": .string(String(repeating: "x", count: size))])
      return try application(release([object]))["spec"]?["syncPolicy"]?["syncOptions"]
    }
    #expect(try options(250_000) == ["CreateNamespace=true"])
    #expect(try options(262_144) == ["CreateNamespace=true", "ServerSideApply=true"])
  }

  @Test func whatTheClusterWritesIsIgnored() throws {
    let application = try application(release(Objects.written() + Objects.scaled()))
    #expect(
      application["spec"]?["ignoreDifferences"] == [
        ["kind": "ConfigMap", "name": "status", "namespace": "n", "jsonPointers": ["/data"]],
        ["group": "apps", "kind": "Deployment", "name": "gateway", "namespace": "n", "jsonPointers": ["/spec/replicas"]],
      ])
    #expect(application["spec"]?["syncPolicy"]?["syncOptions"]?.list?.contains("RespectIgnoreDifferences=true") == true)
    // Nothing but what a role names, and a HorizontalPodAutoscaler.
    let others = [Objects.configMap("status", ["a": "b"])] + [Objects.scaled()[0]]
    #expect(RuntimeChanges(of: others).fields.isEmpty)
  }

  @Test func jobsThatVanishAreFound() throws {
    func codes(_ job: YAMLValue, heals: Bool = true) -> [DiagnosticCode] {
      var fleet = fleet
      fleet.argocd.healsItself = heals
      return ArgoCD.findings(release([job]), in: fleet).map(\.code)
    }
    #expect(codes(Objects.job(ttl: 60)) == ["GITOPS022"])
    #expect(codes(Objects.job(ttl: nil)) == [])
    #expect(codes(Objects.job(ttl: 60, hook: "post-install")) == [])
    #expect(codes(Objects.job(ttl: 60), heals: false) == [])
  }

  @Test func theRootFindsThemAll() throws {
    let (one, late) = (release().cluster, release(wave: 1).cluster)
    let files = try ArgoCD.sharedFiles([one, late], charts: [:], in: fleet)
    #expect(files.map(\.path) == ["root.yaml"])
    let root = try files.documents(at: "root.yaml")[0]
    #expect(root["spec"]?["source"]?["path"] == "obs/clusters")
    #expect(root["spec"]?["source"]?["directory"] == ["recurse": true, "include": "*/application.yaml"])
    #expect(files.text(at: "root.yaml")?.contains("resource.customizations.health") == true)
    #expect(try ArgoCD.sharedFiles([one], charts: [:], in: fleet).text(at: "root.yaml")?.contains("customizations") == false)
    #expect(try ArgoCD.sharedFiles([], charts: [:], in: fleet).isEmpty)
  }

  @Test func nobodySyncsWhatShallNotBe() throws {
    var fleet = fleet
    fleet.argocd.isAutomated = false
    #expect(try application(release(), in: fleet)["spec"]?["syncPolicy"]?["automated"] == nil)
    fleet.argocd = ArgoCDSettings(prunes: false, healsItself: true)
    #expect(try application(release(), in: fleet)["spec"]?["syncPolicy"]?["automated"] == ["prune": false, "selfHeal": true])
  }

  @Test func aRepositoryAndItsChartsAreNeeded() {
    var homeless = fleet
    homeless.repository.url = ""
    let error = #expect(throws: Diagnostic.self) { try ArgoCD.clusterFiles(release(), in: homeless) }
    #expect(error?.code == "GITOPS027")
    var listed = fleet
    listed.argocd.generator = .list
    let missing = #expect(throws: Diagnostic.self) { try ArgoCD.sharedFiles([release().cluster], charts: [:], in: listed) }
    #expect(missing?.code == "GITOPS029")
  }
}
