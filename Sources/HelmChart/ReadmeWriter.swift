import ChartModel
import YAML

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
      "| Key | Type | Default | What it is for |", "|---|---|---|---|",
    ]
    for declaration in chart.settings.declarations { writer.row(declaration) }
    return writer.lines.joined(separator: "\n") + "\n"
  }

  private mutating func row(_ declaration: SettingsSchema.Declaration) {
    let value = declaration.defaultValue.map { "`\(JSONWriter.text(for: $0, pretty: false))`" } ?? "not set"
    let cells = ["`\(declaration.path.joined(separator: "."))`", declaration.type.unwrapped.summary, value, declaration.summary]
    lines.append("| " + cells.map(Self.cell).joined(separator: " | ") + " |")
  }

  /// Text that ends neither the cell nor the row.
  private static func cell(_ text: String) -> String {
    text.utf8.contains { $0 == UInt8(ascii: "|") || $0 == UInt8(ascii: "\n") }
      ? text.replacing("|", with: "\\|").replacing("\n", with: " ") : text
  }
}
