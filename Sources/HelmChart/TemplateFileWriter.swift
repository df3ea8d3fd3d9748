import ChartModel

/// Writes the files under `templates/`.
enum TemplateFileWriter {
  static func helpers(_ chart: ChartDefinition) -> String {
    let templates =
      chart.helpers.map { TemplatePrinter.lines(of: $0, in: chart) } + chart.conditions.map { TemplatePrinter.lines(of: $0, in: chart) }
    return templates.map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
  }

  static func notes(_ chart: ChartDefinition) -> String {
    TemplatePrinter.lines(chart.notes, of: chart).joined(separator: "\n") + "\n"
  }

  static func text(of template: TemplateFile, in chart: ChartDefinition) -> String {
    var printer = TemplatePrinter(chart)
    let needsSeparators = template.blocks.count > 1 || template.blocks.contains(where: \.hasSeveralDocuments)
    for block in template.blocks { print(block, separated: needsSeparators, to: &printer) }
    return printer.lines.joined(separator: "\n") + "\n"
  }

  private static func print(_ block: DocumentBlock, separated: Bool, to printer: inout TemplatePrinter) {
    switch block {
    case .document(let document):
      if separated { printer.print(line: "---") }
      if let summary = document.summary { printer.print(line: "{{- /* \(TemplatePrinter.commentText(summary)) */}}") }
      printer.print(line: "apiVersion: \(document.apiVersion)")
      printer.print(line: "kind: \(document.kind)")
      printer.print(TreeLayout.manifest(document.entries))
    case .when(let condition, let then, let otherwise):
      if !then.isEmpty {
        printer.when(condition) { for block in then { print(block, separated: separated, to: &$0) } }
      }
      if !otherwise.isEmpty {
        printer.when(.not(condition)) { for block in otherwise { print(block, separated: separated, to: &$0) } }
      }
    case .each(let loop, let body):
      printer.range(loop) { for block in body { print(block, separated: separated, to: &$0) } }
    }
  }
}

extension DocumentBlock {
  /// Whether more than one document can come out of the block, so that separators are needed.
  fileprivate var hasSeveralDocuments: Bool {
    switch self {
    case .document: false
    case .when(_, let then, let otherwise): then.count + otherwise.count > 1 || (then + otherwise).contains(where: \.hasSeveralDocuments)
    case .each: true
    }
  }
}
