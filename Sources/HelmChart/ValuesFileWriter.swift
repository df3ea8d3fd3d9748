import ChartModel
import YAML

/// Writes values.yaml: every key with a comment that says what it is for and what it may be.
struct ValuesFileWriter {
  private var writer = YAMLDocumentWriter()

  static func text(_ chart: ChartDefinition) -> String {
    var writer = ValuesFileWriter()
    writer.comment("Default values for \(chart.info.name). \(chart.info.summary)", indent: 0)
    writer.comment("Every key is checked against values.schema.json; a key that is not there is refused.", indent: 0)
    for member in chart.settings.members {
      writer.writer.blankLine()
      writer.write(member, indent: 0)
    }
    return writer.writer.text
  }

  private mutating func write(_ member: SettingsSchema.Member, indent: Int) {
    switch member {
    case .setting(let declaration):
      comment(declaration.summary + Self.hint(for: declaration), indent: indent)
      if case .list(.record(let fields), _, _) = declaration.type.unwrapped {
        comment("Each has:", indent: indent)
        write(fields, indent: indent)
      }
      if let value = declaration.defaultValue {
        writer.entry(member.name, value, indent: indent)
      } else {
        writer.comment("\(member.name):", indent: indent)
      }
    case .group(let name, let summary, let members):
      comment(summary, indent: indent)
      let hasDefaults = members.contains { if case .setting(let declaration) = $0 { declaration.defaultValue != nil } else { true } }
      if hasDefaults { writer.header(name, indent: indent) } else { writer.entry(name, [:], indent: indent) }
      for member in members { write(member, indent: indent + 2) }
    }
  }

  /// Explains the fields of a list's elements.
  private mutating func write(_ fields: [ValueType.Field], indent: Int) {
    for field in fields {
      guard let summary = field.summary else { continue }
      comment("- \(field.name): \(summary)", indent: indent)
      if case .record(let inner) = field.type.unwrapped { write(inner, indent: indent) }
    }
  }

  /// What the type says beyond the default's look.
  private static func hint(for declaration: SettingsSchema.Declaration) -> String {
    var hint =
      switch declaration.type.unwrapped {
      case .choice, .quantity: " (\(declaration.type.unwrapped.summary))"
      case .integer(let range) where range != ValueType.safeIntegers: " (\(declaration.type.unwrapped.summary))"
      default: declaration.defaultValue == nil ? " (\(declaration.type.unwrapped.summary))" : ""
      }
    if declaration.defaultValue == nil { hint += " Not set by default." }
    return hint
  }

  /// Wraps a comment at 100 columns.
  private mutating func comment(_ text: String, indent: Int) {
    var line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty, indent + 3 + line.count + word.count > 100 {
        writer.comment(line, indent: indent)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    if !line.isEmpty { writer.comment(line, indent: indent) }
  }
}
