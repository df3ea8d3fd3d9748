import Diagnostics
public import ManifestInput

/// What can be said about a chart that is not rendered: its own files, those of the charts in it, and the manifests that Helm installs as
/// they stand there.
public struct ChartLint: Sendable {
  public private(set) var findings: [LintFinding] = []
  /// The manifests in it that Helm installs as they are.
  public private(set) var sources: [LintSource] = []
  /// Every file that was checked, by the name that findings use.
  public private(set) var files: [String] = []
  /// Whether there are templates that only rendering shows the objects of.
  public private(set) var needsRendering = false

  public init(_ place: ChartPlace) {
    let read = ChartReader.read(place)
    findings = read.problems.map { LintFinding($0) }
    if let chart = read.chart { check(chart) }
  }

  /// - Parameter chart: as it was read.
  public init(_ chart: ChartSource) { check(chart) }

  private mutating func check(_ source: ChartSource) {
    var reader = ChartTreeReader()
    let tree = reader.read(source)
    var values = ValuesCheck(reader.findings)
    values.run(tree)
    var templates = TemplatesCheck(tree, values.findings)
    templates.run(tree)
    var definitions = ResourceDefinitionsCheck(templates.findings)
    definitions.run(tree)
    findings += definitions.findings.findings
    sources = definitions.manifests.map { LintSource([.text($0.bytes, name: $0.shownPath, isStream: false)]) }

    var (files, needsRendering, literal) = ([String](), false, [ChartFile]())
    tree.visit { chart in
      files += chart.checkedFiles
      literal += chart.literalManifests
      needsRendering = needsRendering || chart.rendered.contains { $0.contents.hasActions && !$0.isPartial }
    }
    (self.files, self.needsRendering) = (files, needsRendering)
    sources += literal.map { LintSource([.text($0.bytes, name: $0.shownPath, isStream: false)]) }
  }
}

extension ChartTree {
  fileprivate var checkedFiles: [String] {
    let single = [source.chartFile, source.values, source.valuesSchema, source.file("Chart.lock")].compactMap { $0 }
    return (single + templates.map(\.file)).map(\.shownPath)
  }

  /// The templates of a library are not rendered by themselves.
  fileprivate var rendered: [TemplateFile] { isLibrary ? [] : templates }

  /// Templates without a single action, which are manifests as they stand there.
  fileprivate var literalManifests: [ChartFile] {
    rendered.filter { template in
      let name = template.name.lowercased()
      guard !template.isPartial, name.hasSuffix(".yaml") || name.hasSuffix(".yml"), !template.file.bytes.hasBytes("{{") else {
        return false
      }
      var splitter = DocumentSplitter(file: template.file.shownPath)
      template.file.bytes.withUnsafeBytes { splitter.append($0) }
      splitter.finish()
      while splitter.next() != nil {}
      return splitter.hasContent
    }.map(\.file)
  }
}
