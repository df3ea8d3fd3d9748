import BuiltInSpecs
import ChartModel
import Examples
import Foundation
import GitOps
import HelmChart
import HelmValues
import OutputTree
import TestSupport
import Testing
import YAML

/// What the evaluator computes, what plain files hold, what real kustomize builds and what real Helm installs: the same objects.
struct DeliveryEqualityTests {
  private static let release = ReleaseFacts(name: "metrics", namespace: "monitoring")

  struct Example: Sendable, CustomTestStringConvertible {
    let name: String
    let chart: ChartDefinition

    var testDescription: String { name }

    static let all: [Example] = BuiltInSpec.all.map { spec in
      do { return Example(name: spec.name, chart: try spec.chart()) } catch { fatalError("\(spec.name): \(error)") }
    }

    /// The values cases beside the spec.
    func cases() throws -> [(name: String, values: YAMLMap)] {
      let folder = Project.path("examples/\(name)/values")
      return try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".yaml") }.sorted().map { file in
        let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: folder + "/" + file)))
        return (String(file.dropLast(5)), try YAMLReader.readSingle(bytes, file: file, options: .valuesFile).plain.map ?? [:])
      }
    }

    /// Without tests, which nothing but `helm test` makes.
    func objects(_ values: YAMLMap, release: ReleaseFacts) throws -> [YAMLValue] {
      let combined = try ValuesMerge.combine(files: [values], sets: [], defaults: chart.settings.defaults).values
      let rendering = Evaluator(chart).render(combined, release: release)
      return (rendering.objects + rendering.hooks).map(\.value).filter { !$0.isHelmTest }
    }
  }

  /// Every values case, over the base that the chart's defaults make.
  @Test(arguments: Example.all) func deliveriesAreEqual(example: Example) throws {
    let cases = try example.cases()
    let last = try #require(cases.last)
    let repository = RealKustomize()
    let base = try example.objects([:], release: Self.release)
    try repository.write(Kustomize.base(base, namespace: Self.release.namespace), to: "base")
    #expect(try AppliedObjects(repository.build("base")).difference(from: AppliedObjects(base)) == nil)
    for (name, values) in cases {
      let objects = try example.objects(values, release: Self.release)
      let files = try PlainManifests.files(objects, namespace: Self.release.namespace)
      #expect(try files.objects() == objects, "\(name): plain files")
      // They can stand in one folder.
      #expect(try FileTree(files).files.count == objects.count)
      try repository.write(
        Kustomize.overlay(objects, over: base, basePath: "../../base", namespace: Self.release.namespace), to: "clusters/\(name)")
      let built = try AppliedObjects(repository.build("clusters/\(name)"))
      if let difference = built.difference(from: AppliedObjects(objects)) { Issue.record("\(name)\n\(difference)") }
    }
    try helmInstallsTheSame(example, last.name, last.values, base: base, repository)
  }

  /// Helm, the evaluator, plain files and kustomize, under a release that is not the base's: little is left of it then.
  private func helmInstallsTheSame(
    _ example: Example, _ name: String, _ values: YAMLMap, base: [YAMLValue], _ repository: borrowing RealKustomize
  ) throws {
    let folder = Project.path(".build/test-charts/delivery-\(example.name)")
    try? FileManager.default.removeItem(atPath: folder)
    _ = try TreeWriter().write(FileTree(HelmChartWriter.files(example.chart)), to: folder)
    var release = ReleaseFacts(name: "r2", namespace: "observability")
    let apiVersions = ["monitoring.coreos.com/v1/PrometheusRule"]
    release.apiVersions.formUnion(apiVersions)
    let answer = try HelmHarness.shared.ask([
      "op": "install", "chart": .string(folder), "release": .string(release.name), "namespace": .string(release.namespace),
      "values": .string(JSONWriter.text(for: .map(values), pretty: false)),
      "kubeVersion": .string("\(release.kubernetes.major).\(release.kubernetes.minor)"),
      "apiVersions": .list(apiVersions.map(YAMLValue.string)),
    ])
    try #require(answer["ok"]?.bool == true, "\(name): \(answer["error"]?.string ?? "")")
    let manifests = [answer["manifest"]?.string ?? ""] + (answer["hooks"]?.list ?? []).map { $0["manifest"]?.string ?? "" }
    let installed = try manifests.flatMap { try YAMLReader.readValues($0, file: "manifest") }.filter { $0 != .null && !$0.isHelmTest }
    let helm = AppliedObjects(installed)
    #expect(helm.count > 0)

    let objects = try example.objects(values, release: release)
    #expect(AppliedObjects(objects).difference(from: helm) == nil, "\(name): evaluator")
    let files = try PlainManifests.files(objects, namespace: release.namespace)
    #expect(try AppliedObjects(files.objects()).difference(from: helm) == nil, "\(name): plain files")
    try repository.write(Kustomize.overlay(objects, over: base, basePath: "../base", namespace: release.namespace), to: "overlay")
    if let difference = try AppliedObjects(repository.build("overlay")).difference(from: helm) { Issue.record("\(name)\n\(difference)") }
  }
}

extension YAMLValue {
  var isHelmTest: Bool { self["metadata"]?["annotations"]?["helm.sh/hook"]?.string?.hasPrefix("test") == true }
}
