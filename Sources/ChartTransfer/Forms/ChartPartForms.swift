import ChartModel

extension Helper: Transferable {
  func write(to writer: inout TransferWriter) { writer.write(name, summary, body) }

  init(from reader: inout TransferReader) throws(TransferFault) {
    self.init(try reader.read(), try reader.read(), try reader.read() as Body)
  }
}

extension Helper.Body: Transferable {
  enum Form: UInt8, TransferForm { case string, map, text }

  func write(to writer: inout TransferWriter) {
    switch self {
    case .string(let expression): writer.write(Form.string, expression)
    case .map(let entries): writer.write(Form.map, entries)
    case .text(let blocks): writer.write(Form.text, blocks)
    }
  }

  init(from reader: inout TransferReader) throws(TransferFault) {
    switch try Form(from: &reader) {
    case .string: self = .string(try reader.read())
    case .map: self = .map(try reader.read())
    case .text: self = .text(try reader.read())
    }
  }
}

extension NamedCondition: Transferable {
  func write(to writer: inout TransferWriter) { writer.write(name, summary, condition) }

  init(from reader: inout TransferReader) throws(TransferFault) {
    self.init(try reader.read(), try reader.read(), Expr<Bool>(try reader.read()))
  }
}

extension ContentFile: Transferable {
  func write(to writer: inout TransferWriter) { writer.write(path, body, conditions) }

  init(from reader: inout TransferReader) throws(TransferFault) {
    self.init(path: try reader.read(), body: try reader.read(), conditions: try reader.read())
  }
}

extension ContentFile.Body: Transferable {
  enum Form: UInt8, TransferForm { case fixed, helper }

  func write(to writer: inout TransferWriter) {
    switch self {
    case .fixed(let text): writer.write(Form.fixed, text)
    case .helper(let name): writer.write(Form.helper, name)
    }
  }

  init(from reader: inout TransferReader) throws(TransferFault) {
    switch try Form(from: &reader) {
    case .fixed: self = .fixed(try reader.read())
    case .helper: self = .helper(try reader.read())
    }
  }
}
