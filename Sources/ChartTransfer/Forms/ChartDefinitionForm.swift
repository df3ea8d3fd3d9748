import ChartModel

extension ChartDefinition: Transferable {
  func write(to writer: inout TransferWriter) {
    writer.write(info, settings, helpers, conditions, templates, notes, refusals, content, unusedSettings)
  }

  /// The settings come before everything that refers to them.
  init(from reader: inout TransferReader) throws(TransferFault) {
    let info: ChartInfo = try reader.read()
    let settings: SettingsSchema = try reader.read()
    reader.settingCount = settings.declarations.count
    let helpers: [Helper] = try reader.read()
    let conditions: [NamedCondition] = try reader.read()
    let templates: [TemplateFile] = try reader.read()
    self.init(
      info: info, settings: settings, helpers: helpers, templates: templates, notes: try reader.read(), refusals: try reader.read(),
      content: try reader.read(), conditions: conditions, unusedSettings: try reader.read())
    // Not sorted again: whoever changed their order meant it.
    self.templates = templates
  }
}

extension ChartInfo: Transferable {
  func write(to writer: inout TransferWriter) {
    writer.write(name, version, appVersion, summary, kubeVersion, prerequisites, keywords, home, sources, maintainers)
    writer.write(annotations.map { Annotation(key: $0.key, value: $0.value) })
  }

  init(from reader: inout TransferReader) throws(TransferFault) {
    self.init(
      name: try reader.read(), version: try reader.read(), appVersion: try reader.read(), summary: try reader.read(),
      kubeVersion: try reader.read(), prerequisites: try reader.read(), keywords: try reader.read(), home: try reader.read(),
      sources: try reader.read(), maintainers: try reader.read())
    annotations = (try reader.read() as [Annotation]).map { ($0.key, $0.value) }
  }
}

private struct Annotation: Transferable {
  var key: String
  var value: String

  init(key: String, value: String) {
    self.key = key
    self.value = value
  }

  func write(to writer: inout TransferWriter) { writer.write(key, value) }

  init(from reader: inout TransferReader) throws(TransferFault) { self.init(key: try reader.read(), value: try reader.read()) }
}
