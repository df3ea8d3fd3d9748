import ChartModel

/// Writes the chart's README.md: how to install it, and every setting in a table.
struct ReadmeWriter {
  private var lines: [String] = []

  static func text(_ chart: ChartDefinition) -> String {
    var writer = ReadmeWriter()
    let info = chart.info
    writer.lines = [
      "# \(info.name)", "", info.summary, "",
      "| Version | App version | Kubernetes |", "|---|---|---|",
      "| \(info.version) | \(info.appVersion) | `\(info.kubeVersion)` |", "",
    ]
    if !info.prerequisites.isEmpty { writer.lines += ["## Before you install", ""] + info.prerequisites.map { "- \($0)" } + [""] }
    writer.lines += [
      "## Install", "",
      "```sh",
      "helm upgrade --install \(info.name) . --namespace monitoring --create-namespace --values my-values.yaml",
      "helm test \(info.name) --namespace monitoring",
      "```", "",
      "What to do next for the chosen settings is printed after the installation.", "",
      "The schema in `values.schema.json` refuses unknown keys and wrong types. With `--skip-schema-validation` nothing here is promised.",
      "",
      "## Values", "",
    ]
    writer.lines += SettingsTable.lines(chart.settings)
    return writer.lines.joined(separator: "\n") + "\n"
  }
}
