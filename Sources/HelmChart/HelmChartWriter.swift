public import ChartModel
public import OutputTree
import YAML

/// Writes a chart directory as a person would have written it by hand.
public enum HelmChartWriter {
  /// The files of the chart, paths relative to the chart's own folder.
  ///
  /// - Throws: `OutputError` for a path that no folder can hold.
  public static func files(_ chart: ChartDefinition) throws -> [OutputFile] {
    var files = [
      try OutputFile(path: "Chart.yaml", text: ChartFileWriter.text(chart.info)),
      try OutputFile(path: "values.yaml", text: ValuesFileWriter.text(chart)),
      try OutputFile(path: "values.schema.json", text: JSONWriter.text(for: .map(chart.settings.jsonSchema), pretty: true) + "\n"),
      try OutputFile(path: "README.md", text: ReadmeWriter.text(chart)),
      try OutputFile(path: ".helmignore", text: helmignore),
      try OutputFile(path: "templates/_helpers.tpl", text: TemplateFileWriter.helpers(chart)),
    ]
    if !chart.notes.isEmpty { files.append(try OutputFile(path: "templates/NOTES.txt", text: TemplateFileWriter.notes(chart))) }
    if !chart.refusals.isEmpty {
      files.append(try OutputFile(path: "templates/\(ChartDefinition.refusalsFile)", text: RefusalWriter.text(chart)))
    }
    for template in chart.templates {
      files.append(
        try OutputFile(path: "templates/\(template.path)", text: TemplateFileWriter.text(of: template, in: chart)))
    }
    return files
  }

  private static let helmignore = """
    # What does not belong into a packaged chart.
    .DS_Store
    .git/
    .gitignore
    .helmignore
    .wingen-manifest.json
    *.bak
    *.orig
    *.swp
    *.tmp
    *~

    """
}
