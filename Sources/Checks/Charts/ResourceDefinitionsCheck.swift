import Diagnostics
import ManifestInput
import YAML

/// Checks a chart's crds/: Helm installs what is in it without rendering it. Source: helm/helm 4, pkg/chart/v2/lint/rules/crds.go.
struct ResourceDefinitionsCheck {
  private(set) var findings: ChartFindings
  /// The files that can be checked as manifests.
  private(set) var manifests: [ChartFile] = []

  init(_ findings: ChartFindings) { self.findings = findings }

  mutating func run(_ chart: ChartTree) {
    // Helm looks at no other files.
    for file in chart.source.crds where [".yaml", ".yml", ".json"].contains(where: { file.path.lowercased().hasSuffix($0) }) { check(file) }
    for child in chart.children { run(child) }
  }

  private mutating func check(_ file: ChartFile) {
    let hasActions = file.bytes.hasBytes("{{")
    for case .text(let text) in DocumentSplitter.pieces(of: file.bytes, file: file.shownPath) {
      let contents = InputReader.read(text)
      if hasActions, let place = contents.problem?.location {
        return findings.add(.templateInResourceDefinitions, in: file, at: place)
      }
      for document in contents.documents where document.value != .null {
        let (apiVersion, kind) = (document.value["apiVersion"]?.string ?? "", document.value["kind"]?.string ?? "")
        if kind == "CustomResourceDefinition", apiVersion.hasPrefix("apiextensions.k8s.io") { continue }
        let place = document.locations(of: [["kind"]]).first ?? file.start
        findings.add(.noResourceDefinition(apiVersion: apiVersion, kind: kind), in: file, at: place)
      }
    }
    manifests.append(file)
  }
}
