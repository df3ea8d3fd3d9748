public import ChartModel
import YAML

/// Every setting of a chart as a Markdown table: its key, what it may be, its default and what it is for.
public enum SettingsTable {
  public static func text(_ settings: SettingsSchema) -> String { lines(settings).joined(separator: "\n") + "\n" }

  static func lines(_ settings: SettingsSchema) -> [String] {
    ["| Key | Type | Default | What it is for |", "|---|---|---|---|"] + settings.declarations.map(row)
  }

  private static func row(_ declaration: SettingsSchema.Declaration) -> String {
    let value = declaration.defaultValue.map { "`\(JSONWriter.text(for: $0, pretty: false))`" } ?? "not set"
    let cells = ["`\(declaration.path.joined(separator: "."))`", declaration.type.unwrapped.summary, value, declaration.summary]
    return "| " + cells.map(cell).joined(separator: " | ") + " |"
  }

  /// Text that ends neither the cell nor the row.
  private static func cell(_ text: String) -> String {
    text.utf8.contains { $0 == UInt8(ascii: "|") || $0 == UInt8(ascii: "\n") }
      ? text.replacing("|", with: "\\|").replacing("\n", with: " ") : text
  }
}
