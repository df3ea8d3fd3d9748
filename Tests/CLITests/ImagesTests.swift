import TestSupport
import Testing
import YAML

@Suite struct ImagesTests {
  private let folder: WorkingFolder

  init() throws { folder = try WorkingFolder() }

  @Test func listsImagesWithTheirSettings() throws {
    let outcome = try folder.wingen("images", "gke-otlp", "--set", "hostProcess.image.registry=mirror.example.com:5000")
    #expect(outcome.status == 0 && outcome.error == "")
    #expect(outcome.output.contains("mirror.example.com:5000/prometheus-community/windows-exporter:0.31.8\n  windows: DaemonSet default/"))
    #expect(outcome.output.contains("  set by hostProcess.image.registry, hostProcess.image.repository, exporter.version\n"))
    let release = try folder.wingen("images", "gke-otlp", "--namespace", "monitoring", "--release", "r")
    #expect(release.output.contains("DaemonSet monitoring/r-"))
  }

  @Test func jsonIsForPrograms() throws {
    let outcome = try folder.wingen("images", "aks-logzio", "--format", "json")
    let images = try YAMLReader.readSingle(outcome.output, file: "images").plain["images"]?.list ?? []
    #expect(images.count == 5)
    #expect(images.allSatisfy { $0["uses"]?.list?.isEmpty == false && $0["systems"]?.list?.count == 1 })
  }

  @Test func theFileForRenovateIsAValuesFile() throws {
    let outcome = try folder.shell(
      """
      "$W" images aks-logzio --format renovate > images.yaml || exit 1
      "$W" render aks-logzio > plain.yaml || exit 1
      "$W" render aks-logzio -f images.yaml | cmp - plain.yaml
      """)
    #expect(outcome.status == 0, "\(outcome.error)")
    let bumped = try folder.shell(
      "sed -i 's/3.13.14-bookworm/3.14.0-bookworm/' images.yaml; exec \"$W\" images aks-logzio -f images.yaml")
    #expect(bumped.output.contains("library/python:3.14.0-bookworm\n"))
  }

  @Test func mistakes() throws {
    expectRefusal(try folder.wingen("images", "aks-logzio", "--format", "xml"), ["--format"])
    expectRefusal(try folder.wingen("images", "aks-logzio", "-f", "none.yaml"), ["[CLI001]"])
    expectRefusal(try folder.wingen("images", "aks-logzio", "--set", "nothing=1"), ["[VAL"])
  }
}
