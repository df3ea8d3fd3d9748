import ChartModel

extension ValueType: SharedTransferable {
  enum Form: UInt8, TransferForm {
    case string, choice, boolean, integer, quantity, intOrString, map, list, record, any, optional
  }

  func writeContent(to writer: inout TransferWriter) {
    switch self {
    case .string(let type): writer.write(Form.string, type)
    case .choice(let words): writer.write(Form.choice, words)
    case .boolean: writer.write(Form.boolean)
    case .integer(let range): writer.write(Form.integer, range)
    case .quantity: writer.write(Form.quantity)
    case .intOrString(let pattern, let least): writer.write(Form.intOrString, pattern, least)
    case .map(let keys, let values, let minEntries): writer.write(Form.map, keys, values, minEntries)
    case .list(let element, let minItems, let unique): writer.write(Form.list, element, minItems, unique)
    case .record(let fields): writer.write(Form.record, fields)
    case .any: writer.write(Form.any)
    case .optional(let type): writer.write(Form.optional, type)
    }
  }

  init(inside reader: inout TransferReader) throws(TransferFault) {
    switch try Form(from: &reader) {
    case .string: self = .string(try reader.read() as StringType)
    case .choice: self = .choice(try reader.read())
    case .boolean: self = .boolean
    case .integer: self = .integer(try reader.read())
    case .quantity: self = .quantity
    case .intOrString: self = .intOrString(try reader.read(), least: try reader.read())
    case .map: self = .map(keys: try reader.read(), values: try reader.read(), minEntries: try reader.read())
    case .list: self = .list(of: try reader.read(), minItems: try reader.read(), unique: try reader.read())
    case .record: self = .record(try reader.read())
    case .any: self = .any
    case .optional: self = .optional(try reader.read())
    }
  }
}

extension ValueType.StringType: Transferable {
  func write(to writer: inout TransferWriter) { writer.write(pattern, minLength, maxLength, isSecret) }

  init(from reader: inout TransferReader) throws(TransferFault) {
    self.init(try reader.read(), minLength: try reader.read(), maxLength: try reader.read(), isSecret: try reader.read())
  }
}

extension ValueType.Field: Transferable {
  func write(to writer: inout TransferWriter) { writer.write(name, type, isRequired, summary) }

  init(from reader: inout TransferReader) throws(TransferFault) {
    self.init(try reader.read(), try reader.read(), required: try reader.read(), summary: try reader.read())
  }
}
