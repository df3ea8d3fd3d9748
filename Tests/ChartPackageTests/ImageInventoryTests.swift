import ChartModel
import Checks
import Foundation
import HelmChart
import TestSupport
import Testing
import YAML

@testable import ChartPackage

@Suite struct ImageInventoryTests {
  /// A chart with one of its cases of values, or none.
  struct Case: Sendable, CustomTestStringConvertible {
    var spec: String
    var values: String?
    var testDescription: String { [spec, values].compactMap { $0 }.joined(separator: " ") }

    static let all: [Case] = BuiltInCharts.names.flatMap { name -> [Case] in
      let folder = Project.path("examples/\(name)/values")
      let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      return [Case(spec: name)] + files.filter { $0.hasSuffix(".yaml") }.sorted().map { Case(spec: name, values: $0) }
    }

    func chart() throws -> ChartDefinition { try BuiltInCharts.chart(spec) }

    func resolve(_ chart: ChartDefinition, first: String? = nil) throws -> YAMLMap {
      var files = try first.map { [try ValuesResolution.readFile(Array($0.utf8), name: "images", for: chart)] } ?? []
      if let values {
        let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: Project.path("examples/\(spec)/values/\(values)"))))
        files.append(try ValuesResolution.readFile(bytes, name: values, for: chart))
      }
      return try ValuesResolution.resolve(chart, files: files, sets: [], release: ReleaseFacts()).values
    }

    func inventory() throws -> ImageInventory {
      let chart = try chart()
      return ImageInventory(chart, values: try resolve(chart), release: ReleaseFacts())
    }
  }

  /// Every `image` of a container, found by its key alone.
  private static func images(in value: YAMLValue) -> [String] {
    switch value {
    case .list(let items): items.flatMap(images)
    case .map(let map): map.entries.flatMap { $0.key == "image" ? [$0.value.string].compactMap { $0 } : images(in: $0.value) }
    default: []
    }
  }

  /// And Renovate finds it in the file, which as the lowest layer of values changes nothing.
  @Test(arguments: Case.all) func everyImageIsListedWithItsSettings(_ test: Case) throws {
    let chart = try test.chart()
    let values = try test.resolve(chart)
    let inventory = ImageInventory(chart, values: values, release: ReleaseFacts())
    let rendering = Evaluator(chart).render(values, release: ReleaseFacts())
    let file = RenovateValues.text(inventory)
    let layered = try test.resolve(chart, first: file)
    #expect(layered == values || Evaluator(chart).render(layered, release: ReleaseFacts()) == rendering)
    try RenovateValuesTests.expectFound(inventory, in: file)
    let expected = (rendering.objects + rendering.hooks).flatMap { Self.images(in: $0.value) }
    #expect(Set(inventory.images.map(\.text)) == Set(expected))
    #expect(inventory.images.reduce(0) { $0 + $1.uses.count } == expected.count)
    for image in inventory.images {
      #expect(Set(image.settings.map(\.part)) == Set(ImageSetting.Part.allCases), "\(image.text)")
      #expect(image.uses.allSatisfy { $0.system != nil }, "\(image.text)")
      #expect(image.systems.count == 1, "\(image.text)")
      for setting in image.settings {
        #expect(YAMLValue.map(values).value(at: setting.path)?.string == setting.value, "\(setting.pathText)")
      }
    }
  }

  @Test func settingsOfListsLeadToTheElement() throws {
    let inventory = try Case(spec: "aks-logzio").inventory()
    let image = try #require(inventory.images.first { $0.text == "mcr.microsoft.com/windows/servercore:ltsc2025" })
    #expect(image.systems == [.windows])
    #expect(
      image.settings.map(\.pathText) == [
        "proxy.builds[1].image.registry", "proxy.builds[1].image.repository", "proxy.builds[1].image.tag",
      ])
    #expect(image.settings.allSatisfy { $0.settingPath.count == 2 })
    #expect(Set(image.uses.map(\.kind)) == ["DaemonSet"])
    #expect(inventory.text.contains("\nmcr.microsoft.com/windows/servercore:ltsc2025\n  windows: DaemonSet "))
  }

  @Test func digestsAreParts() throws {
    let image = ImageReference("ghcr.io/a/b:1.2@sha256:00ff")
    let values: YAMLMap = ["x": ["registry": "ghcr.io", "repository": "a/b", "tag": "1.2@sha256:00ff"], "other": "1.2"]
    let settings = ImageSetting.find(image, settings: [["x"], ["other"], ["absent"], ["x"]], values: values)
    #expect(settings.map(\.pathText) == ["x.registry", "x.repository", "other", "x.tag"])
  }

  @Test func theJSONSaysTheSame() throws {
    let inventory = try Case(spec: "gke-otlp").inventory()
    let images = inventory.value["images"]?.list ?? []
    #expect(images.map { $0["image"]?.string } == inventory.images.map(\.text))
    let exporter = try #require(images.first { $0["image"]?.string?.contains("windows-exporter") == true })
    #expect(exporter["tag"] == "0.31.8")
    #expect(exporter["digest"] == .null)
    #expect(exporter["systems"] == ["windows"])
    #expect(exporter["settings"]?.list?.map { $0["path"]?.string }.contains("exporter.version") == true)
  }
}
