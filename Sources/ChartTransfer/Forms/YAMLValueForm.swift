import YAML

extension YAMLValue: NestedTransferable {
  enum Form: UInt8, TransferForm { case null, bool, int, float, string, list, map }

  func write(to writer: inout TransferWriter) {
    switch self {
    case .null: writer.write(Form.null)
    case .bool(let value): writer.write(Form.bool, value)
    case .int(let number): writer.write(Form.int, number)
    case .float(let number): writer.write(Form.float, number)
    case .string(let text): writer.write(Form.string, text)
    case .list(let items): writer.write(Form.list, items)
    case .map(let map): writer.write(Form.map, map)
    }
  }

  init(inside reader: inout TransferReader) throws(TransferFault) {
    switch try Form(from: &reader) {
    case .null: self = .null
    case .bool: self = .bool(try reader.read())
    case .int: self = .int(try reader.read())
    case .float: self = .float(try reader.read())
    case .string: self = .string(try reader.read())
    case .list: self = .list(try reader.read())
    case .map: self = .map(try reader.read())
    }
  }
}

extension YAMLMap: Transferable {
  /// In the order of writing.
  func write(to writer: inout TransferWriter) { writer.write(entries) }

  init(from reader: inout TransferReader) throws(TransferFault) { self.init(try reader.read()) }
}

extension YAMLMap.Entry: Transferable {
  func write(to writer: inout TransferWriter) { writer.write(key, value) }

  init(from reader: inout TransferReader) throws(TransferFault) { self.init(key: try reader.read(), value: try reader.read()) }
}
