import Diagnostics
import Foundation
import ManifestInput
import Testing
import YAML

struct ChartTests {
  private let folder: TestFolder

  init() throws {
    folder = try TestFolder()
    try folder.write("name: c\n", to: "c/Chart.yaml")
    try folder.write("a: 1\n", to: "c/values.yaml")
    try folder.write("{}", to: "c/values.schema.json")
    try folder.write("kind: {{ .x }}\n", to: "c/templates/x.yaml")
    try folder.write("help", to: "c/templates/_helpers.tpl")
    try folder.write("deep", to: "c/templates/deep/y.yaml")
    try folder.write("crd", to: "c/crds/crd.yaml")
    try folder.write("name: d\n", to: "c/charts/d/Chart.yaml")
    try folder.write("no part of it", to: "c/README.md")
    try folder.write("hidden", to: "c/templates/.swp")
  }

  private func chart(_ place: ChartPlace) throws -> ChartSource {
    let (chart, problems) = ChartReader.read(place)
    #expect(problems.isEmpty, "\(problems)")
    return try #require(chart)
  }

  private func check(_ chart: ChartSource, shown: String) {
    #expect(chart.chartFile.map { String(decoding: $0.bytes, as: UTF8.self) } == "name: c\n")
    #expect(chart.values?.path == "values.yaml")
    #expect(chart.valuesSchema?.bytes.count == 2)
    #expect(chart.templates.map(\.path) == ["templates/_helpers.tpl", "templates/deep/y.yaml", "templates/x.yaml"])
    #expect(chart.templates.map(\.shownPath) == ["_helpers.tpl", "deep/y.yaml", "x.yaml"].map { "\(shown)/templates/\($0)" })
    #expect(chart.crds.map(\.path) == ["crds/crd.yaml"])
    #expect(chart.subcharts.map(\.path) == ["charts/d/Chart.yaml"])
    #expect(chart.file("README.md") == nil)
  }

  @Test func folders() throws {
    check(try chart(.folder(folder.at("c"))), shown: folder.at("c"))
    check(try chart(.folder(folder.at("c/"))), shown: folder.at("c"))
  }

  @Test func archives() throws {
    try folder.run("/usr/bin/tar", ["-czf", "c.tgz", "--exclude=.swp", "c"])
    let path = folder.at("c.tgz")
    check(try chart(.archive(path)), shown: "\(path)!c")
    let values = try #require(try chart(.archive(path)).values)
    let document = contents(PieceStream(bytes: values.bytes, file: values.shownPath)).documents.first
    #expect(document?.value == ["a": 1])
    #expect(document?.locations(of: [["a"]]) == [SourceLocation(file: "\(path)!c/values.yaml", line: 1, column: 1)])
  }

  @Test func whatIsMissingIsNil() throws {
    try folder.write("x", to: "e/templates")
    let chart = try chart(.folder(folder.at("e")))
    #expect(chart.files.isEmpty)
    #expect(chart.chartFile == nil && chart.values == nil && chart.valuesSchema == nil)
    #expect(chart.templates.isEmpty && chart.crds.isEmpty && chart.subcharts.isEmpty)
  }

  @Test func linksLoopsAndPipesInCharts() throws {
    try folder.write("shared", to: "shared/s.yaml")
    try folder.link("c/templates/shared", to: "../../shared")
    try folder.link("c/templates/loop", to: "..")
    try folder.link("c/templates/one.yaml", to: "x.yaml")
    try folder.link("c/templates/gone.yaml", to: "nowhere")
    try #require(mkfifo(folder.at("c/templates/pipe.yaml"), 0o600) == 0)
    let (chart, problems) = ChartReader.read(.folder(folder.at("c")))
    let paths = chart?.templates.map(\.path)
    #expect(
      paths == [
        "templates/_helpers.tpl", "templates/deep/y.yaml", "templates/one.yaml", "templates/shared/s.yaml", "templates/x.yaml",
      ])
    #expect(problems.map(\.code) == ["INPUT002", "INPUT005"])
  }

  @Test func chartsThatCannotBeRead() throws {
    #expect(ChartReader.read(.folder(folder.at("none"))).problems.map(\.code) == ["INPUT003"])
    #expect(ChartReader.read(.archive(folder.at("none.tgz"))).problems.map(\.code) == ["INPUT002"])
    try folder.write("no archive", to: "bad.tgz")
    let (chart, problems) = ChartReader.read(.archive(folder.at("bad.tgz")))
    #expect(chart == nil)
    #expect(problems.map(\.code) == ["INPUT013"])
    try folder.run("/usr/bin/tar", ["-czf", "flat.tgz", "-C", "c", "Chart.yaml"])
    #expect(ChartReader.read(.archive(folder.at("flat.tgz"))).problems.map(\.code) == ["INPUT016"])
    let large = ChartReader.read(.folder(folder.at("c")), limit: 20)
    #expect(large.chart == nil)
    #expect(large.problems.map(\.code) == ["INPUT017"])
    #expect(ChartReader.read(.folder(folder.at("c")), limit: 100).chart != nil)
  }

  @Test func ofMembersWithOnePathTheLastCounts() throws {
    var tar = TarWriter()
    tar.add("c/values.yaml", Array("a: 1".utf8))
    tar.add("c/templates/é.yaml")
    tar.add("c/templates/e\u{301}.yaml")
    tar.add("c/values.yaml", Array("a: 2".utf8))
    try folder.write(try gzipped(tar.whole), to: "twice.tgz")
    let chart = try chart(.archive(folder.at("twice.tgz")))
    #expect(chart.values.map { String(decoding: $0.bytes, as: UTF8.self) } == "a: 2")
    #expect(chart.templates.count == 2)
  }
}
