import ChartModel

extension TemplateFile: Transferable {
  func write(to writer: inout TransferWriter) { writer.write(path, blocks) }

  init(from reader: inout TransferReader) throws(TransferFault) { self.init(path: try reader.read(), blocks: try reader.read()) }
}

extension DocumentBlock: NestedTransferable {
  enum Form: UInt8, TransferForm { case document, when, each }

  func write(to writer: inout TransferWriter) {
    switch self {
    case .document(let document): writer.write(Form.document, document)
    case .when(let condition, let then, let otherwise): writer.write(Form.when, condition, then, otherwise)
    case .each(let loop, let body): writer.write(Form.each, loop, body)
    }
  }

  init(inside reader: inout TransferReader) throws(TransferFault) {
    switch try Form(from: &reader) {
    case .document: self = .document(try reader.read())
    case .when: self = .when(try reader.read(), try reader.read(), else: try reader.read())
    case .each: self = .each(try reader.read(), try reader.read())
    }
  }
}

extension Document: Transferable {
  func write(to writer: inout TransferWriter) { writer.write(apiVersion, kind, entries, summary, origin) }

  init(from reader: inout TransferReader) throws(TransferFault) {
    self.init(
      apiVersion: try reader.read(), kind: try reader.read(), entries: try reader.read(), summary: try reader.read(),
      origin: try reader.read())
  }
}
