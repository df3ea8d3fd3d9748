import Foundation
import TestSupport
import Testing

/// `wingen lint` over charts, as a process.
@Suite struct ChartLintProcessTests {
  private let folder: WorkingFolder

  init() throws {
    folder = try WorkingFolder()
    try folder.write("apiVersion: v2\nname: shop\nversion: 1.0.0\n", to: "shop/Chart.yaml")
    try folder.write("size: 1\n", to: "shop/values.yaml")
    try folder.write("{\"properties\": {\"size\": {\"type\": \"integer\"}}}\n", to: "shop/values.schema.json")
    try folder.write(LintTests.pod(), to: "shop/templates/pod.yaml")
    try folder.write(
      "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ include \"shop.name\" . }}\n", to: "shop/templates/configmap.yaml")
    try folder.write("{{- define \"shop.name\" -}}{{ .Release.Name }}{{- end }}\n", to: "shop/templates/_helpers.tpl")
  }

  /// Finding by finding: file, line, column, severity, code.
  private func places(_ arguments: String...) throws -> [String] {
    let outcome = try folder.wingen(["lint", "--format", "json"] + arguments)
    let object = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
    return try #require(object?["findings"] as? [[String: Any]]).map {
      "\($0["file"] ?? "-"):\($0["line"] ?? "-"):\($0["column"] ?? "-") \($0["severity"] ?? "-") \($0["code"] ?? "-")"
    }
  }

  @Test func goodChart() throws {
    let outcome = try folder.wingen("lint", "shop")
    #expect(outcome.status == 0)
    #expect(outcome.output == "")
    #expect(
      outcome.error == """
        checked 1 Kubernetes object in 6 files
        what the chart's templates make is checked once rendered: helm template NAME shop | wingen lint -

        """)
  }

  @Test func archive() throws {
    try folder.shell("tar czf shop-1.0.0.tgz shop")
    #expect(try folder.wingen("lint", "shop-1.0.0.tgz").status == 0)
    try folder.write("size: big\n", to: "shop/values.yaml")
    try folder.shell("tar czf shop-1.0.0.tgz shop")
    #expect(try places("shop-1.0.0.tgz") == ["shop-1.0.0.tgz!shop/values.yaml:1:1 error HELM005"])
    #expect(try folder.wingen("lint", "shop-1.0.0.tgz").status == 1)
  }

  @Test func truncatedArchive() throws {
    try folder.shell("tar czf whole.tgz shop; head -c 200 whole.tgz > cut.tgz")
    let outcome = try folder.wingen("lint", "cut.tgz")
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("cut.tgz") && outcome.output.contains("[INPUT013]"))
  }

  @Test func archiveWithoutChartFile() throws {
    try folder.shell("rm shop/Chart.yaml; tar czf shop.tgz shop")
    #expect(try places("shop.tgz") == ["shop.tgz!shop/Chart.yaml:1:1 error HELM001"])
  }

  /// Manifests in templates/ that need no rendering are checked like any others.
  @Test func literalManifest() throws {
    try folder.write(LintTests.bad, to: "shop/templates/pod.yaml")
    #expect(try places("shop") == ["shop/templates/pod.yaml:15:3 error WIN001"])
  }

  @Test func brokenTemplateWithItsLine() throws {
    try folder.write("a: 1\n{{- if .Values.size }}\nb: 2\n", to: "shop/templates/a.yaml")
    let outcome = try folder.wingen("lint", "shop")
    #expect(outcome.status == 1)
    #expect(
      outcome.output == """
        shop/templates/a.yaml:2:1: error: the block {{ if }} has no {{ end }} [HELM008]
          2 | {{- if .Values.size }}
            | ^
          hint: add {{ end }}, or look for one that closes a block within this one
        1 error in 1 file

        """)
  }

  @Test func chartsWithinTheChart() throws {
    try folder.write(
      "apiVersion: v2\nname: shop\nversion: 1.0.0\ndependencies:\n  - {name: db, version: 1.x}\n  - {name: cache, version: 2.x}\n",
      to: "shop/Chart.yaml")
    try folder.write("apiVersion: v2\nname: db\nversion: 1.4.0\n", to: "shop/charts/db/Chart.yaml")
    try folder.write("- wrong\n", to: "shop/charts/db/values.yaml")
    try folder.write("apiVersion: v2\nname: cache\nversion: 2.0.0\ntype: aplication\n", to: "cache/Chart.yaml")
    try folder.write("{{ end }}\n", to: "cache/templates/x.yaml")
    try folder.shell("tar czf shop/charts/cache-2.0.0.tgz cache; rm -r cache")
    let expected = [
      "charts/cache-2.0.0.tgz!cache/Chart.yaml:4:1 error HELM002", "charts/cache-2.0.0.tgz!cache/templates/x.yaml:1:1 error HELM008",
      "charts/db/values.yaml:1:1 error HELM004",
    ]
    #expect(try places("shop") == expected.map { "shop/\($0)" })
    try folder.shell("tar czf shop.tgz shop")
    #expect(try places("shop.tgz") == expected.map { "shop.tgz!shop/\($0)" })
  }

  /// What .helmignore names Helm does not load; an archive has everything that is in it.
  @Test func ignoredFiles() throws {
    try folder.write("# notes\n", to: "shop/templates/README.md")
    #expect(try places("shop") == ["shop/templates/README.md:1:1 error HELM007"])
    try folder.write("# documentation\n*.md\n", to: "shop/.helmignore")
    #expect(try places("shop") == [])
  }

  @Test func severityFromTheConfiguration() throws {
    try folder.write("apiVersion: v2\nname: shop\nversion: v1.0.0\nengine: gotpl\n", to: "shop/Chart.yaml")
    #expect(try places("shop") == ["shop/Chart.yaml:3:1 warning HELM002", "shop/Chart.yaml:4:1 warning HELM003"])
    try folder.write("rules: {HELM002: off, HELM003: info}\n", to: ".wingen.yaml")
    #expect(try places("shop") == ["shop/Chart.yaml:4:1 info HELM003"])
    #expect(try folder.wingen("lint", "shop").status == 0)
  }

  @Test func ourOwnChart() throws {
    #expect(try folder.wingen("build", "aks-logzio", "-o", "chart").status == 0)
    let outcome = try folder.wingen("lint", "chart", Project.path("golden/aks-logzio/chart"))
    #expect(outcome.status == 0)
    #expect(outcome.output == "")
  }

  @Test(arguments: ["HELM002", "HELM008", "HELM013"]) func explained(_ code: String) throws {
    let outcome = try folder.wingen("explain", code)
    #expect(outcome.status == 0 && outcome.output.hasPrefix(code))
  }
}
