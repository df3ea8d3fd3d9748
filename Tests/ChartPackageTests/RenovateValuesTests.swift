import ChartModel
import Checks
import Foundation
import HelmChart
import TestSupport
import Testing
import YAML

@testable import ChartPackage

/// Renovate finds every image in the file, by the rules that it documents.
@Suite struct RenovateValuesTests {
  /// What Renovate would look up, and the text that it would replace.
  struct Dependency: Hashable {
    var image: ImageReference
    var replaced: String
  }

  /// The manager `helm-values`: under a key that ends in `image`, in any case, a map with `repository` and with `tag` or `version`, or a
  /// text; otherwise it looks further down, in lists too. `registry` comes before the repository, the tag before the version.
  ///
  /// Source: renovatebot/renovate (August 2026) lib/modules/manager/helm-values/util.ts and extract.ts.
  private static func helmValues(_ value: YAMLValue) -> [Dependency] {
    let entries: [(String, YAMLValue)] =
      switch value {
      case .map(let map): map.entries.map { ($0.key, $0.value) }
      case .list(let items): items.enumerated().map { (String($0.offset), $0.element) }
      default: []
      }
    return entries.flatMap { key, value -> [Dependency] in
      if key.lowercased().hasSuffix("image") {
        if case .map(let map) = value, let repository = map["repository"]?.string, let tag = (map["tag"] ?? map["version"])?.string {
          let registry = map["registry"]?.string.map { $0 + "/" } ?? ""
          return [Dependency(image: ImageReference("\(registry)\(repository):\(tag)"), replaced: tag)]
        }
        if case .string(let text) = value, !text.isEmpty { return [Dependency(image: ImageReference(text), replaced: text)] }
      }
      return helmValues(value)
    }
  }

  /// The custom manager of regular expressions with the expression that docs/packages.md gives.
  ///
  /// Source: renovatebot/renovate lib/modules/manager/custom/regex/readme.md.
  private static func customManager(_ text: String) throws -> [Dependency] {
    let expression = try Regex(RenovateValues.matchString)
    return text.matches(of: expression).compactMap { match in
      func group(_ name: String) -> Substring? { match.output[name]?.substring }
      guard group("datasource") == "docker", let name = group("depName"), let version = group("currentValue") else { return nil }
      return Dependency(image: ImageReference("\(name):\(version)"), replaced: String(version))
    }
  }

  static func dependencies(_ text: String) throws -> [Dependency] {
    helmValues(try YAMLReader.readSingle(text, file: "images").plain) + (try customManager(text))
  }

  static func expectFound(_ inventory: ImageInventory, in file: String) throws {
    let found = try dependencies(file)
    for image in inventory.images {
      let tag = image.reference.tag ?? ""
      #expect(
        found.contains { dependency in
          let other = dependency.image.tag ?? ""
          return dependency.image.repository == image.reference.repository && (tag == other || tag.hasPrefix(other + "-"))
            && dependency.image.digest == image.reference.digest
        }, "\(image.text)")
    }
    // Nothing without a tag is looked up: it would be taken for the latest.
    #expect(found.allSatisfy { $0.image.tag?.isEmpty == false }, "\(found)")
  }

  /// What Renovate writes arrives in the rendering: a new tag, and a digest behind it.
  @Test(arguments: [
    ("aks-logzio", "3.13.14-bookworm", "3.13.15-bookworm"), ("gke-otlp", "0.31.8", "0.31.7"),
    ("aks-logzio", "8.22.0", "8.22.0@sha256:" + String(repeating: "0a", count: 32)),
  ])
  func anUpdateArrives(_ spec: String, _ old: String, _ new: String) throws {
    let test = ImageInventoryTests.Case(spec: spec)
    let text = RenovateValues.text(try test.inventory())
    #expect(try Self.dependencies(text).contains { $0.replaced == old })
    let chart = try test.chart()
    let values = try test.resolve(chart, first: text.replacing(old, with: new))
    let images = ImageInventory(chart, values: values, release: ReleaseFacts()).images
    #expect(images.contains { $0.text.hasSuffix(":" + new) })
    #expect(!images.contains { $0.text.hasSuffix(":" + old) })
  }

  /// renovate.json in the documentation has the expression that is tested here, and finds the chart's version by it.
  @Test func theDocumentedExpressionIsThisOne() throws {
    let document = try String(contentsOfFile: Project.path("docs/packages.md"), encoding: .utf8)
    #expect(document.contains(JSONWriter.text(for: .string(RenovateValues.matchString), pretty: false)))
    let fleet =
      "charts:\n  # renovate: datasource=docker depName=registry.example.com/charts/a versioning=helm\n  version: 0.1.0\nx: 1\n"
    #expect(try Self.customManager(fleet).map(\.image) == [ImageReference("registry.example.com/charts/a:0.1.0")])
  }

  @Test func tagsThatStandElsewhereHaveAComment() throws {
    let text = RenovateValues.text(try ImageInventoryTests.Case(spec: "gke-otlp").inventory())
    #expect(
      text.contains(
        """
        exporter:
          # renovate: datasource=docker depName=ghcr.io/prometheus-community/windows-exporter versioning=docker
          version: "0.31.8"

        """))
  }
}
