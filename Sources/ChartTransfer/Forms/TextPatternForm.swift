import ChartModel

extension TextPattern: NestedTransferable {
  enum Form: UInt8, TransferForm { case one, text, sequence, either, repeated }

  func write(to writer: inout TransferWriter) {
    switch self {
    case .one(let set): writer.write(Form.one, set)
    case .text(let text): writer.write(Form.text, text)
    case .sequence(let parts): writer.write(Form.sequence, parts)
    case .either(let parts): writer.write(Form.either, parts)
    case .repeated(let part, let least, let most): writer.write(Form.repeated, part, least, most)
    }
  }

  init(inside reader: inout TransferReader) throws(TransferFault) {
    switch try Form(from: &reader) {
    case .one: self = .one(try reader.read())
    case .text: self = .text(try reader.read())
    case .sequence: self = .sequence(try reader.read())
    case .either: self = .either(try reader.read())
    case .repeated: self = .repeated(try reader.read(), min: try reader.read(), max: try reader.read())
    }
  }
}

extension ScalarSet: Transferable {
  func write(to writer: inout TransferWriter) { writer.write(ranges) }

  init(from reader: inout TransferReader) throws(TransferFault) { self.init(try reader.read()) }
}
