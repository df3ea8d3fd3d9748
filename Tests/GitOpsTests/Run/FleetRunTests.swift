import Diagnostics
import Fleet
import Foundation
import GitOps
import Scheduling
import Testing

struct FleetRunTests {
  private typealias Fixture = FleetFixture

  private static func everyDelivery() -> [FleetCluster] {
    Delivery.allCases.map { Fixture.cluster("c-\($0.rawValue)", "eks-amp", $0) }
  }

  @Test func secondRunTouchesNothing() async throws {
    let fixture = try Fixture()
    let first = try await fixture.write(Self.everyDelivery())
    #expect(first.findings.isEmpty && !first.isRefused)
    #expect(first.changedClusters == Delivery.allCases.map { "c-\($0.rawValue)" }.sorted())
    let paths = try fixture.paths()
    for path in [
      "clusters/c-argocd/values.yaml", "argocd/applicationset.yaml", "charts/eks-amp/Chart.yaml", "clusters/c-flux/flux.yaml",
      "clusters/c-kustomize/kustomization.yaml", "base/eks-amp/monitoring/metrics/kustomization.yaml", ".wingen-gitops.json",
      "clusters/c-manifests/manifests/configmap-metrics-amp-metrics-collector.yaml", "clusters/c-manifests/namespace.yaml",
    ] {
      #expect(paths.contains(path), "\(path)")
    }
    let before = try fixture.files()
    let second = try await fixture.write(Self.everyDelivery())
    #expect(!second.hasChanges && second.clusters == 4)
    #expect(try fixture.files() == before)
    #expect(try await !fixture.check(Self.everyDelivery()).hasChanges)
  }

  @Test func bytesDependOnNothingButTheFleet() async throws {
    let (one, other) = (try Fixture(), try Fixture())
    _ = try await one.run(Self.everyDelivery(), workers: 1).write(to: one.folder)
    _ = try await other.run(Self.everyDelivery().reversed(), workers: 4).write(to: other.folder)
    #expect(try one.files() == other.files())
  }

  @Test func onlyWhatChangedIsWritten() async throws {
    let fixture = try Fixture()
    try await fixture.write(Self.everyDelivery())
    let before = try fixture.files()
    var clusters = Self.everyDelivery()
    clusters[0].values = [try Fixture.layer("scrape: {intervalSeconds: 45}")]
    let check = try await fixture.check(clusters)
    #expect(check.changedClusters == ["c-argocd"])
    #expect(try fixture.files() == before)
    let report = try await fixture.write(clusters)
    #expect(report.folders == check.folders)
    let after = try fixture.files()
    #expect(Set(after.keys.filter { after[$0] != before[$0] }).allSatisfy { $0.hasPrefix("clusters/c-argocd/") })
  }

  @Test func clustersThatLeaveAreTakenAway() async throws {
    let fixture = try Fixture()
    try await fixture.write(Self.everyDelivery())
    try Data("mine".utf8).write(to: URL(fileURLWithPath: fixture.folder + "/clusters/c-flux/mine.txt"))
    let left = Self.everyDelivery().filter { $0.delivery == .manifests }
    let check = try await fixture.check(left)
    let report = try await fixture.write(left)
    #expect(Set(report.folders.map(\.path)) == Set(check.folders.map(\.path)))
    #expect(report.findings.map(\.code) == ["GITOPS006"])
    let rest = try fixture.paths()
    #expect(
      rest.allSatisfy {
        $0.hasPrefix("clusters/c-manifests/") || $0.hasPrefix("clusters/c-flux/") || $0 == "clusters/README.md"
          || $0 == ".wingen-gitops.json"
      })
    #expect(try fixture.text("clusters/c-flux/mine.txt") == "mine")
    #expect(try await !fixture.check(left).hasChanges)
  }

  @Test func aBrokenClusterStopsAllUnlessToldOtherwise() async throws {
    let fixture = try Fixture()
    let good = Fixture.cluster("a-good", "gke-otlp")
    let bad = Fixture.cluster("b-bad", values: [try Fixture.layer("collectors: {loglevel: warn}", file: "over.yaml")])
    let refused = try await fixture.write([good, bad])
    #expect(refused.isRefused && refused.broken == ["b-bad"])
    let finding = try #require(refused.findings.first)
    #expect(finding.location?.file == "over.yaml" && finding.causes == [.clusters(["b-bad"])])
    #expect(try fixture.paths().isEmpty)
    let partial = try await fixture.write([good, bad], keepsGoing: true)
    #expect(partial.changedClusters == ["a-good"] && partial.broken == ["b-bad"])
    #expect(try !fixture.paths().contains { $0.hasPrefix("clusters/b-bad") })
  }

  /// What a broken cluster shares stays as its old files need it, and with it the clusters that would go along.
  @Test(arguments: [Delivery.kustomize, .argocd]) func nothingChangesUnderABrokenCluster(delivery: Delivery) async throws {
    let fixture = try Fixture()
    let defaults = try Fixture.layer("scrape: {intervalSeconds: 45}", .defaults)
    func clusters(_ layers: [ValuesLayer], isBroken: Bool) throws -> [FleetCluster] {
      let broken = try isBroken ? [Fixture.layer("nonsense: 1")] : []
      return [
        Fixture.cluster("a", "eks-amp", delivery, values: layers), Fixture.cluster("b", "eks-amp", delivery, values: layers + broken),
        Fixture.cluster("c", "gke-otlp", values: layers),
      ]
    }
    try await fixture.write(clusters([], isBroken: false))
    let before = try fixture.files()
    let report = try await fixture.write(clusters([defaults], isBroken: true), keepsGoing: true)
    #expect(report.broken == ["b"])
    let after = try fixture.files()
    let changed = Set(
      after.keys.filter { after[$0] != before[$0] }.compactMap { $0.split(separator: "/").dropFirst().first.map(String.init) })
    // The base changes with the defaults, the chart does not.
    #expect(report.heldBack == (delivery == .kustomize ? ["a"] : []))
    #expect(changed.contains("c") && !changed.contains("b") && changed.contains("a") == (delivery == .argocd))
    #expect(
      after.keys.filter { $0.hasPrefix("argocd/") || $0.hasPrefix("base/") || $0.hasPrefix("charts/") }.allSatisfy {
        after[$0] == before[$0]
      })
    #expect(try fixture.text(".wingen-gitops.json").contains("clusters/b"))
  }

  @Test func clustersThatCouldNotBeReadStay() async throws {
    let fixture = try Fixture()
    try await fixture.write(Self.everyDelivery())
    let before = try fixture.files()
    let rest = Self.everyDelivery().filter { $0.delivery == .manifests }
    let report = try await fixture.write(rest, unread: ["c-argocd", "c-flux", "c-kustomize"], keepsGoing: true)
    #expect(report.broken == ["c-argocd", "c-flux", "c-kustomize"])
    let after = try fixture.files()
    #expect(
      after.filter { $0.key != "clusters/README.md" && $0.key != ".wingen-gitops.json" }
        == before.filter { $0.key != "clusters/README.md" && $0.key != ".wingen-gitops.json" })
  }

  @Test func equalFaultsAreOneFault() async throws {
    let fixture = try Fixture()
    let layer = try Fixture.layer("scrape:\n  intervalSeconds: often\n", .defaults, file: "defaults.yaml")
    let report = try await fixture.write((1...40).map { Fixture.cluster("c\($0)", values: [layer], line: $0) })
    #expect(report.findings.count == 1 && report.broken.count == 40)
    #expect(report.findings.first.map { "\($0.causes[0])" }?.hasSuffix("and 35 more") == true)
  }

  @Test func credentialsInValuesAreRefusedAndNotShown() async throws {
    let fixture = try Fixture()
    let text = "installer: {credentials: {username: admin, password: hunter2}}"
    let cluster = Fixture.cluster("a", "aks-logzio", values: [try Fixture.layer(text, file: "over.yaml")])
    let report = try await fixture.write([cluster])
    #expect(report.findings.contains { $0.code == "GITOPS001" && $0.location?.file == "over.yaml" })
    #expect(report.isRefused && !report.findings.contains { "\($0)".contains("hunter2") })
    #expect(try fixture.paths().isEmpty)
  }

  @Test func aBuildWithoutImageBreaksItsCluster() async throws {
    let fixture = try Fixture()
    var cluster = Fixture.cluster("a", "aks-logzio")
    cluster.windowsBuilds = [.server2019, .server2022]
    let report = try await fixture.write([cluster])
    #expect(report.isRefused && report.findings.contains { $0.code == "WIN053" && $0.location == cluster.origin })
    cluster.windowsBuilds = [.server2022, .server2025]
    #expect(try await !fixture.write([cluster]).isRefused)
  }

  @Test func theClustersNameIsAFactThatValuesMayChange() async throws {
    let fixture = try Fixture()
    let named = try Fixture.layer("collectors: {clusterName: arn}")
    try await fixture.write([Fixture.cluster("a"), Fixture.cluster("b", values: [named])])
    #expect(try fixture.text("clusters/a/values.yaml").contains("clusterName: a\n"))
    #expect(try fixture.text("clusters/b/values.yaml").contains("clusterName: arn\n"))
  }

  @Test func filesOfOthersAreNotOverwritten() async throws {
    let fixture = try Fixture()
    let path = fixture.folder + "/clusters"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    try Data("mine".utf8).write(to: URL(fileURLWithPath: path + "/README.md"))
    await #expect(throws: (any Error).self) { try await fixture.write([Fixture.cluster("a")]) }
    #expect(try fixture.paths() == ["clusters/README.md"])
  }

  /// A list that somebody changed cannot make a run remove what is not wingen's.
  @Test(arguments: ["[\"../outside\"]", "[\"/etc\"]", "[7]", "{}", "[\"clusters/a/../../x\"]"])
  func manipulatedListsAreRefused(folders: String) async throws {
    let fixture = try Fixture()
    let list = "{\"format\": 1, \"fleet\": \"test\", \"wingen\": \"0\", \"inputs\": [], \"files\": [], \"folders\": \(folders)}"
    try Data(list.utf8).write(to: URL(fileURLWithPath: fixture.folder + "/.wingen-gitops.json"))
    await #expect(throws: (any Error).self) { try await fixture.write([Fixture.cluster("a")]) }
    #expect(try fixture.paths() == [".wingen-gitops.json"])
  }
}
