import Diagnostics
import ManifestInput
import YAML

/// Reads a chart's files and the charts in it, and says what in them cannot be read or is not as Helm wants it.
struct ChartTreeReader {
  /// How deep charts may lie within each other.
  static let depthLimit = 16

  private(set) var findings = ChartFindings()
  /// How many bytes the archives in the chart may have when unpacked, all together.
  private var remaining = ChartReader.largest

  mutating func read(_ source: ChartSource, depth: Int = 0) -> ChartTree {
    let metadata = readMetadata(source)
    let values = readValues(source)
    let schema = source.valuesSchema.flatMap { SchemaFileCheck.read($0, &findings) }
    var (isComplete, isCut) = (true, false)
    var children: [ChartTree] = []
    for subchart in source.readSubcharts(limit: remaining) {
      switch subchart.content {
      case .unreadable(let diagnostic):
        findings.add(diagnostic)
        isComplete = false
      case .strayFile(let file): findings.add(.strayFileInCharts(subchart.name), in: file, at: file.start)
      case .chart(let inner):
        if case .archive = inner.place { remaining = max(0, remaining - inner.files.reduce(0) { $0 + $1.bytes.count }) }
        guard depth < Self.depthLimit else {
          if let file = inner.files.first { findings.add(.chartsTooDeep(limit: Self.depthLimit), in: file, at: file.start) }
          isComplete = false
          isCut = true
          continue
        }
        children.append(read(inner, depth: depth + 1))
      }
    }
    let check = DependencyCheck(source, metadata, children)
    if !isCut { check.report(to: &findings) }
    return ChartTree(
      source: source, name: metadata?.name ?? source.place.path, metadata: metadata, values: values, schema: schema,
      templates: Self.templates(source, isLibrary: metadata?.isLibrary == true), children: children,
      isComplete: isComplete && check.missing.isEmpty && children.allSatisfy(\.isComplete))
  }

  /// Of a library only the partial templates are read, as Helm does.
  private static func templates(_ source: ChartSource, isLibrary: Bool) -> [TemplateFile] {
    source.templates.map { file in
      let template = TemplateFile(file: file, contents: TemplateContents())
      return isLibrary && !template.isPartial ? template : TemplateFile(file: file, contents: TemplateParser.read(file.bytes))
    }
  }

  // MARK: - Files

  private mutating func readMetadata(_ source: ChartSource) -> ChartMetadata? {
    guard let file = source.chartFile else {
      findings.add(ChartProblem.noChartFile.diagnostic(at: SourceLocation(file: Self.chartFilePath(source), line: 1, column: 1)))
      return nil
    }
    guard let located = located(file) else { return nil }
    var check = ChartFileCheck(located, findings)
    check.run()
    findings = check.findings
    var requirements: LocatedFile?
    if let file = source.file("requirements.yaml") {
      requirements = self.located(file)
      if let requirements {
        var check = ChartFileCheck(requirements, findings)
        check.runRequirements()
        findings = check.findings
      }
    }
    return ChartMetadata(located, requirements: requirements)
  }

  /// Where Chart.yaml would be.
  private static func chartFilePath(_ source: ChartSource) -> String {
    guard let file = source.files.first else { return source.place.path }
    return String(decoding: file.shownPath.utf8.dropLast(file.path.utf8.count), as: UTF8.self) + "Chart.yaml"
  }

  private mutating func located(_ file: ChartFile) -> LocatedFile? {
    do throws(YAMLReadError) {
      return try LocatedFile(reading: file)
    } catch {
      findings.add(error.diagnostic, in: file)
      return nil
    }
  }

  private mutating func readValues(_ source: ChartSource) -> LocatedFile? {
    guard let file = source.values else { return nil }
    var documents: [LocatedValue] = []
    do throws(YAMLReadError) {
      documents = try YAMLReader.read(Array(file.bytes), file: file.shownPath)
    } catch {
      findings.add(error.diagnostic, in: file)
      return nil
    }
    for document in documents where document.entries == nil && document.content != .null {
      findings.add(.valuesAreNoMap(found: document.kindWords), in: file, at: document.position.location(in: file.shownPath))
      return nil
    }
    if documents.count > 1 { findings.add(.severalValuesDocuments, in: file, at: documents[1].position.location(in: file.shownPath)) }
    let empty = LocatedValue(.map([]), at: Position(line: 1, column: 1))
    return LocatedFile(file, documents.reduce(empty) { $0.overlaid(with: $1) })
  }
}

extension LocatedValue {
  /// Maps are merged, all else is replaced: what Helm makes of a values file with several documents.
  fileprivate func overlaid(with other: LocatedValue) -> LocatedValue {
    guard case .map(var entries) = content, case .map(let others) = other.content else { return other.content == .null ? self : other }
    if entries.isEmpty { return other }
    for entry in others {
      if let index = entries.firstIndex(where: { $0.key == entry.key }) {
        entries[index].value = entries[index].value.overlaid(with: entry.value)
      } else {
        entries.append(entry)
      }
    }
    return LocatedValue(.map(entries), at: position)
  }
}
