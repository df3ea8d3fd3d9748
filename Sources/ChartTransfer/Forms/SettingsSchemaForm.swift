import ChartModel

extension SettingsSchema: Transferable {
  func write(to writer: inout TransferWriter) { writer.write(members) }

  init(from reader: inout TransferReader) throws(TransferFault) { self.init(members: try reader.read()) }
}

extension SettingsSchema.Member: NestedTransferable {
  enum Form: UInt8, TransferForm { case setting, group }

  func write(to writer: inout TransferWriter) {
    switch self {
    case .setting(let declaration): writer.write(Form.setting, declaration)
    case .group(let name, let summary, let members): writer.write(Form.group, name, summary, members)
    }
  }

  init(inside reader: inout TransferReader) throws(TransferFault) {
    switch try Form(from: &reader) {
    case .setting: self = .setting(try reader.read())
    case .group: self = .group(name: try reader.read(), summary: try reader.read(), try reader.read())
    }
  }
}

extension SettingsSchema.Declaration: Transferable {
  func write(to writer: inout TransferWriter) { writer.write(path, summary, type, defaultValue) }

  init(from reader: inout TransferReader) throws(TransferFault) {
    self.init(path: try reader.read(), summary: try reader.read(), type: try reader.read(), defaultValue: try reader.read())
  }
}
