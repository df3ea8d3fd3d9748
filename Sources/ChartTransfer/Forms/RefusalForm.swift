import ChartModel

extension Refusal: Transferable {
  func write(to writer: inout TransferWriter) { writer.write(fault, message, surroundings, origin) }

  init(from reader: inout TransferReader) throws(TransferFault) {
    self.init(try reader.read(), message: try reader.read(), surroundings: try reader.read(), origin: try reader.read())
  }
}

extension Refusal.Fault: Transferable {
  enum Form: UInt8, TransferForm { case holds, repeats }

  func write(to writer: inout TransferWriter) {
    switch self {
    case .holds(let condition): writer.write(Form.holds, condition)
    case .repeats(let text): writer.write(Form.repeats, text)
    }
  }

  init(from reader: inout TransferReader) throws(TransferFault) {
    switch try Form(from: &reader) {
    case .holds: self = .holds(try reader.read())
    case .repeats: self = .repeats(try reader.read())
    }
  }
}

extension ChartDocument.Surrounding: Transferable {
  enum Form: UInt8, TransferForm { case condition, loop }

  func write(to writer: inout TransferWriter) {
    switch self {
    case .condition(let condition): writer.write(Form.condition, condition)
    case .loop(let loop): writer.write(Form.loop, loop)
    }
  }

  init(from reader: inout TransferReader) throws(TransferFault) {
    switch try Form(from: &reader) {
    case .condition: self = .condition(try reader.read())
    case .loop: self = .loop(try reader.read())
    }
  }
}
