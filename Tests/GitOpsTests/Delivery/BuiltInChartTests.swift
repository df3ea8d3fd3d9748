import BuiltInSpecs
import ChartModel
import Diagnostics
import Examples
import Fleet
import GitOps
import HelmValues
import Testing
import YAML

/// The charts that wingen brings, delivered with their defaults.
struct BuiltInChartTests {
  private static let sources: [SecretReference] = RandomFleet.secrets.filter { $0.name == "from-azure" || $0.name == "encrypted" }

  private func release(_ spec: BuiltInSpec) throws -> ClusterRelease {
    let chart = try spec.chart()
    let values = try ValuesMerge.combine(files: [], sets: [], defaults: chart.settings.defaults).values
    let facts = ReleaseFacts(name: "metrics", namespace: "monitoring")
    let rendering = Evaluator(chart).render(values, release: facts)
    let cluster = FleetCluster(
      name: "c", origin: SourceLocation(file: "fleet.yaml", line: 1, column: 1), spec: spec.name, delivery: .argocd, release: facts,
      secrets: Self.sources)
    return ClusterRelease(cluster: cluster, chart: chart.info, values: [:], objects: rendering.objects.map(\.value))
  }

  @Test func whatTheyAskOfDeliveryTools() throws {
    let fleet = Fleet(name: "f", repository: Repository(url: "https://example.com/f.git"))
    for spec in BuiltInSpec.all {
      let release = try release(spec)
      // No setting of theirs mounts a class of secrets, so that must be said.
      #expect(SecretFiles.findings(release).map(\.code) == ["GITOPS020"], "\(spec.name)")
      // Installers delete their Jobs after a day, unless told otherwise.
      let hasJob = release.objects.contains { $0["kind"] == "Job" }
      #expect(ArgoCD.findings(release, in: fleet).map(\.code) == (hasJob ? ["GITOPS021", "GITOPS022"] : ["GITOPS021"]), "\(spec.name)")
      // What installers write they leave out of their objects, as charts do replicas that are decided elsewhere.
      #expect(RuntimeChanges(of: release.objects).fields == [], "\(spec.name)")
      #expect(try ArgoCD.clusterFiles(release, in: fleet).count == 1)
    }
  }
}
