import ChartModel
import Diagnostics
import Fleet
import Foundation
import GitOps
import OutputTree
import Testing

/// What a run must not do to a repository, however it is asked.
struct RepositorySafetyTests {
  private typealias Fixture = FleetFixture

  private func code(_ body: () async throws -> Void) async -> String? {
    do {
      try await body()
      return nil
    } catch let error as any DiagnosticError {
      return error.diagnostic.code.text
    } catch {
      return "\(error)"
    }
  }

  private func write(_ text: String, to path: String, _ fixture: Fixture) throws {
    let url = URL(fileURLWithPath: "\(fixture.folder)/\(path)")
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  @Test func anotherFleetIsRefused() async throws {
    let fixture = try Fixture()
    try await fixture.write([Fixture.cluster("a")])
    let before = try fixture.files()
    var other = Fixture.fleet([Fixture.cluster("b")])
    other.name = "other"
    let run = FleetRun(other, charts: Fixture.charts)
    #expect(await code { _ = try await run.write(to: fixture.folder) } == "GITOPS007")
    #expect(await code { _ = try await run.check(against: fixture.folder) { _ in true } } == "GITOPS007")
    #expect(try fixture.files() == before)
  }

  @Test func theLastClustersGoOnlyWhenToldTo() async throws {
    let fixture = try Fixture()
    try await fixture.write([Fixture.cluster("a"), Fixture.cluster("b")])
    let before = try fixture.files()
    #expect(await code { try await fixture.write([]) } == "GITOPS008")
    #expect(await code { try await fixture.write([Fixture.cluster("c")]) } == "GITOPS008")
    #expect(try fixture.files() == before)
    var options = FleetRun.Options()
    options.removesAll = true
    _ = try await FleetRun(Fixture.fleet([]), charts: Fixture.charts, options: options).write(to: fixture.folder)
    #expect(try fixture.paths() == ["clusters/README.md", ".wingen-gitops.json"])
  }

  @Test(arguments: [
    (["LICENSE"], [String]()), ([".git/HEAD"], []), ([], [".git"]), ([], ["src"]), ([], ["clusters"]), ([], ["clusters/.git"]),
  ])
  func aListNamesNothingButWingensOwn(files: [String], folders: [String]) async throws {
    let fixture = try Fixture()
    try await fixture.write([Fixture.cluster("a")])
    for path in files + folders.map({ $0 + "/HEAD" }) where path != "clusters/HEAD" { try write("mine", to: path, fixture) }
    let entries = files.map { "{\"path\": \"\($0)\", \"sha256\": \"\"}" }.joined(separator: ",")
    let quoted = folders.map { "\"\($0)\"" }.joined(separator: ",")
    let list = "{\"format\": 1, \"fleet\": \"test\", \"wingen\": \"0\", \"inputs\": [], \"files\": [\(entries)], \"folders\": [\(quoted)]}"
    try write(list, to: ".wingen-gitops.json", fixture)
    let before = try fixture.files()
    #expect(await code { try await fixture.write([Fixture.cluster("a")]) } == "GITOPS005")
    #expect(try fixture.files() == before)
  }

  @Test func editsOfSingleFilesAreToldOrKept() async throws {
    let fixture = try Fixture()
    var fleet = Fixture.fleet([Fixture.cluster("a")])
    fleet.sops.age = ["age1example"]
    fleet.clusters[0].secrets = [SecretReference(name: "token", source: .sops(keys: ["token"]))]
    _ = try await FleetRun(fleet, charts: Fixture.charts).write(to: fixture.folder)
    try write("mine", to: ".sops.yaml", fixture)
    let report = try await FleetRun(fleet, charts: Fixture.charts).write(to: fixture.folder)
    #expect(report.discardedEdits == [".sops.yaml"])
    try write("mine again", to: ".sops.yaml", fixture)
    fleet.sops = SOPSRecipients()
    let last = try await FleetRun(fleet, charts: Fixture.charts).write(to: fixture.folder)
    #expect(last.findings.contains { $0.code == "GITOPS006" && $0.file == ".sops.yaml" })
    #expect(try fixture.text(".sops.yaml") == "mine again")
  }

  /// Nothing at all is written if one folder cannot be.
  @Test func foreignFoldersAreFoundBeforehand() async throws {
    let fixture = try Fixture()
    try await fixture.write([Fixture.cluster("a")])
    try write("mine", to: "clusters/b/mine", fixture)
    let before = try fixture.files()
    let both = [Fixture.cluster("a", values: [try Fixture.layer("scrape: {intervalSeconds: 45}")]), Fixture.cluster("b")]
    #expect(await code { try await fixture.write(both) } == "OUT001")
    #expect(await code { _ = try await fixture.check(both) } == "OUT001")
    #expect(try fixture.files() == before)
    // And it is no dead end.
    #expect(try await !fixture.write([Fixture.cluster("a")]).hasChanges)
  }

  @Test(arguments: ["clusters", "clusters/b"]) func linksLeadNowhere(path: String) async throws {
    let fixture = try Fixture()
    try await fixture.write([Fixture.cluster("a")])
    let outside = fixture.folder + "-outside"
    defer { try? FileManager.default.removeItem(atPath: outside) }
    try FileManager.default.createDirectory(atPath: outside, withIntermediateDirectories: true)
    if path == "clusters" { try FileManager.default.moveItem(atPath: fixture.folder + "/clusters", toPath: outside + "/clusters") }
    let target = path == "clusters" ? outside + "/clusters" : outside
    try FileManager.default.createSymbolicLink(atPath: "\(fixture.folder)/\(path)", withDestinationPath: target)
    let before = try FileManager.default.subpathsOfDirectory(atPath: outside).sorted()
    #expect(await code { try await fixture.write([Fixture.cluster("a"), Fixture.cluster("b")]) } == "GITOPS009")
    #expect(try FileManager.default.subpathsOfDirectory(atPath: outside).sorted() == before)
  }

  /// A cluster's own Flux must not lose what it runs from.
  @Test func fluxIsNotPulledFromUnderItsCluster() async throws {
    let fixture = try Fixture()
    let clusters = [Fixture.cluster("a", "eks-amp", .flux), Fixture.cluster("b")]
    try await fixture.write(clusters)
    try write("mine", to: "clusters/a/flux-system/gotk-sync.yaml", fixture)
    let before = try fixture.files()
    let changed = try await fixture.write([Fixture.cluster("a", "eks-amp", .kustomize), Fixture.cluster("b")])
    #expect(changed.isRefused && changed.findings.map(\.code) == ["GITOPS011"])
    #expect(try fixture.files() == before)
    let gone = try await fixture.write([Fixture.cluster("b")])
    #expect(gone.findings.map(\.code) == ["GITOPS011"])
    let after = try fixture.files()
    #expect(after.keys.filter { $0.hasPrefix("clusters/a/") }.sorted() == before.keys.filter { $0.hasPrefix("clusters/a/") }.sorted())
  }

  @Test func namesThatOneToolWouldMixUpAreRefused() async throws {
    let fixture = try Fixture()
    var (one, two) = (Fixture.cluster("a-b", "eks-amp", .argocd), Fixture.cluster("a", "eks-amp", .argocd))
    one.release.name = "c"
    two.release.name = "b-c"
    let report = try await fixture.write([one, two])
    #expect(report.isRefused && report.findings.map(\.code) == ["GITOPS010"])
    one = Fixture.cluster("a", "eks-amp", .argocd)
    one.labels = ["wingen/wave": "7"]
    #expect(try await fixture.write([one]).findings.map(\.code) == ["GITOPS012"])
    #expect(try fixture.paths().isEmpty)
  }

  /// Files that were sealed for another namespace would make their Secrets where nobody looks for them.
  @Test func secretsForAnotherNamespaceAreFound() async throws {
    let fixture = try Fixture()
    var cluster = Fixture.cluster("a")
    cluster.secrets = [SecretReference(name: "token", source: .sops(keys: ["token"]))]
    let first = try await fixture.write([cluster])
    #expect(first.findings.isEmpty)
    // To be filled in is no reason to fail.
    #expect(try await fixture.write([cluster]).findings.map { "\($0.code) \($0.severity)" } == ["GITOPS024 info"])
    cluster.release.namespace = "other"
    #expect(try await fixture.write([cluster]).findings.contains { $0.code == "GITOPS025" && $0.severity == .error })
  }

  /// What clusters share must not have the credential either, for which they are broken.
  @Test(arguments: [ValuesLayer.Level.defaults, .cluster]) func credentialsDoNotGetIntoBases(level: ValuesLayer.Level) async throws {
    let fixture = try Fixture()
    let text = "installer: {credentials: {username: admin, password: hunter2}}"
    let broken = Fixture.cluster("a", "aks-logzio", .kustomize, values: [try Fixture.layer(text, level)])
    let report = try await fixture.write([broken, Fixture.cluster("b")], keepsGoing: true)
    #expect(report.broken == ["a"] && report.changedClusters == ["b"])
    for (path, data) in try fixture.files() {
      let content = String(decoding: data, as: UTF8.self)
      #expect(!content.contains("hunter2") && !content.contains(Data("hunter2".utf8).base64EncodedString()), "\(path)")
    }
  }
}
