public import ChartModel
public import OutputTree
import YAML

/// Writes a chart directory as a person would have written it by hand.
public enum HelmChartWriter {
  /// The files of the chart, paths relative to the chart's own folder.
  ///
  /// - Throws: `OutputTreeError` if two files fall on one path.
  public static func files(_ chart: ChartDefinition) -> [OutputFile] {
    var files = [
      OutputFile(path: "Chart.yaml", text: ChartFileWriter.text(chart.info)),
      OutputFile(path: "values.yaml", text: ValuesFileWriter.text(chart)),
      OutputFile(path: "values.schema.json", text: JSONWriter.text(for: .map(chart.settings.jsonSchema), pretty: true) + "\n"),
      OutputFile(path: "README.md", text: ReadmeWriter.text(chart)),
      OutputFile(path: ".helmignore", text: helmignore),
      OutputFile(path: "templates/_helpers.tpl", text: TemplateFileWriter.helpers(chart)),
    ]
    if !chart.notes.isEmpty { files.append(OutputFile(path: "templates/NOTES.txt", text: TemplateFileWriter.notes(chart))) }
    for template in chart.templates {
      files.append(
        OutputFile(path: "templates/\(template.path)", text: TemplateFileWriter.text(of: template, chartName: chart.info.name)))
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
