import ChartModel

extension Reference: Transferable {
  func write(to writer: inout TransferWriter) { writer.write(root, path, type) }

  init(from reader: inout TransferReader) throws(TransferFault) { self.init(try reader.read(), try reader.read(), try reader.read()) }
}

extension Reference.Root: Transferable {
  enum Form: UInt8, TransferForm { case values, element, unbound }

  func write(to writer: inout TransferWriter) {
    switch self {
    case .values(let slot): writer.write(Form.values, slot)
    case .element(let variable): writer.write(Form.element, variable)
    case .unbound: writer.write(Form.unbound)
    }
  }

  init(from reader: inout TransferReader) throws(TransferFault) {
    switch try Form(from: &reader) {
    case .values:
      let start = reader.position
      let slot: Int = try reader.read()
      // The evaluator finds the setting's value by this number, without asking.
      guard (0..<reader.settingCount).contains(slot) else { throw .damaged(at: start) }
      self = .values(slot: slot)
    case .element: self = .element(try reader.read())
    case .unbound: self = .unbound
    }
  }
}

extension Loop: Transferable {
  func write(to writer: inout TransferWriter) { writer.write(variable, over) }

  init(from reader: inout TransferReader) throws(TransferFault) { self.init(variable: try reader.read(), over: try reader.read()) }
}
