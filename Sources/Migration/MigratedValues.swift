import ChartModel
import YAML

/// The settings that are carried over, in the order of the chart's own values.yaml.
struct MigratedValues: Sendable {
  /// Those that differ from the chart's defaults.
  let written: [CarriedSetting]
  /// Those that the chart has as its defaults anyway.
  let standard: [CarriedSetting]

  init(_ carried: [CarriedSetting], for schema: SettingsSchema) {
    let declarations = Dictionary(
      schema.declarations.enumerated().map { ($1.path, (place: $0, value: $1.defaultValue)) }, uniquingKeysWith: { first, _ in first })
    let sorted = carried.sorted {
      declarations[$0.setting.path]?.place ?? .max < declarations[$1.setting.path]?.place ?? .max
    }
    let isStandard: (CarriedSetting) -> Bool = { declarations[$0.setting.path]?.value == $0.value.plain }
    written = sorted.filter { !isStandard($0) }
    standard = sorted.filter(isStandard)
  }

  /// The values as one tree. What stands in no file gets the given place.
  func located(at position: Position) -> LocatedValue {
    written.reduce(LocatedValue(.map([]), at: position)) { tree, carried in
      let leaf = carried.setting.path.reversed().reduce(carried.value) { inner, key in
        LocatedValue(.map([LocatedEntry(key: key, keyPosition: carried.value.position, value: inner)]), at: carried.value.position)
      }
      return tree.overlaid(with: leaf)
    }
  }

  /// The text of values.yaml: each setting with a comment that says where it is from.
  func text(from file: String) -> String {
    var writer = YAMLDocumentWriter()
    writer.comment("Values for the chart of \(MigrationWording.chartTitle), from those of \(MigrationWording.oldTitle) in \(file).")
    writer.comment("Only what differs from the chart's defaults is here. Credentials are in Secrets: see MIGRATION.md.")
    if written.isEmpty {
      writer.blankLine()
      writer.value([:])
    }
    var above: [String] = []
    for carried in written {
      let path = carried.setting.path
      let common = zip(above, path.dropLast()).prefix { $0 == $1 }.count
      if common == 0 { writer.blankLine() }
      for depth in common..<(path.count - 1) { writer.header(path[depth], indent: 2 * depth) }
      let indent = 2 * (path.count - 1)
      for line in carried.origin(in: file) { wrap(line, indent, &writer) }
      writer.entry(path[path.count - 1], carried.value.plain, indent: indent)
      above = Array(path.dropLast())
    }
    return writer.text
  }

  /// Comments of at most 100 columns.
  private func wrap(_ text: String, _ indent: Int, _ writer: inout YAMLDocumentWriter) {
    var line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty, indent + 3 + line.count + word.count > 100 {
        writer.comment(line, indent: indent)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    writer.comment(line, indent: indent)
  }
}

extension CarriedSetting {
  /// Where the setting is from, and what to know of it: a sentence each.
  fileprivate func origin(in file: String) -> [String] {
    let places = sources.map { "\($0.name) (line \($0.line))" }.joined(separator: ", ")
    return (sources.isEmpty ? [] : ["From \(places)."]) + notes.map { $0.prefix(1).uppercased() + $0.dropFirst() + "." }
  }
}
