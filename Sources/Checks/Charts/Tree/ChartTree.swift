import Diagnostics
import JSONSchemas
import ManifestInput
import YAML

/// A chart that was read, with the charts in it.
struct ChartTree: Sendable {
  let source: ChartSource
  /// From Chart.yaml, else what the folder or archive is called.
  let name: String
  let metadata: ChartMetadata?
  /// Nil if there are none, or they cannot be read.
  let values: LocatedFile?
  let schema: ValuesSchema?
  let templates: [TemplateFile]
  let children: [ChartTree]
  /// Whether all charts that it depends on are there and can be read.
  let isComplete: Bool

  var isLibrary: Bool { metadata?.isLibrary == true }

  /// The file to which findings about the chart as a whole belong.
  var mainFile: ChartFile? { source.chartFile ?? source.files.first }

  /// This chart and all those in it.
  func visit(_ body: (ChartTree) -> Void) {
    body(self)
    for child in children { child.visit(body) }
  }
}

/// A file in templates/.
struct TemplateFile: Sendable {
  let file: ChartFile
  let contents: TemplateContents

  /// Without folders: `_helpers.tpl`.
  var name: String { file.path.utf8.split(separator: UInt8(ascii: "/")).last.map { String(decoding: $0, as: UTF8.self) } ?? file.path }

  /// Whether others only use what it defines.
  var isPartial: Bool { name.hasPrefix("_") }
}

/// values.schema.json, ready for use.
struct ValuesSchema: Sendable {
  let file: ChartFile
  let validator: JSONSchemaValidator
}
