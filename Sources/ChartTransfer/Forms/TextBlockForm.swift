import ChartModel

extension TextBlock: NestedTransferable {
  enum Form: UInt8, TransferForm { case line, when, each, paste, members }

  func write(to writer: inout TransferWriter) {
    switch self {
    case .line(let pieces): writer.write(Form.line, pieces)
    case .when(let condition, let then, let otherwise): writer.write(Form.when, condition, then, otherwise)
    case .each(let loop, let body): writer.write(Form.each, loop, body)
    case .paste(let source, let indent): writer.write(Form.paste, source, indent)
    case .members(let lines, let reference, let omitted, let indent): writer.write(Form.members, lines, reference, omitted, indent)
    }
  }

  init(inside reader: inout TransferReader) throws(TransferFault) {
    switch try Form(from: &reader) {
    case .line: self = .line(try reader.read())
    case .when: self = .when(try reader.read(), try reader.read(), else: try reader.read())
    case .each: self = .each(try reader.read(), try reader.read())
    case .paste: self = .paste(try reader.read(), indent: try reader.readNatural())
    case .members:
      self = .members(try reader.read(), of: try reader.read(), omitting: try reader.read(), indent: try reader.readNatural())
    }
  }
}

extension TextPiece: Transferable {
  enum Form: UInt8, TransferForm { case literal, hole, scalar, raw }

  func write(to writer: inout TransferWriter) {
    switch self {
    case .literal(let text): writer.write(Form.literal, text)
    case .hole(let expression): writer.write(Form.hole, expression)
    case .scalar(let expression): writer.write(Form.scalar, expression)
    case .raw(let expression): writer.write(Form.raw, expression)
    }
  }

  init(from reader: inout TransferReader) throws(TransferFault) {
    switch try Form(from: &reader) {
    case .literal: self = .literal(try reader.read())
    case .hole: self = .hole(try reader.read())
    case .scalar: self = .scalar(try reader.read())
    case .raw: self = .raw(try reader.read())
    }
  }
}

extension TextSource: Transferable {
  enum Form: UInt8, TransferForm { case lines, helper }

  func write(to writer: inout TransferWriter) {
    switch self {
    case .lines(let blocks): writer.write(Form.lines, blocks)
    case .helper(let name): writer.write(Form.helper, name)
    }
  }

  init(from reader: inout TransferReader) throws(TransferFault) {
    switch try Form(from: &reader) {
    case .lines: self = .lines(try reader.read())
    case .helper: self = .helper(try reader.read())
    }
  }
}

extension PasteSource: Transferable {
  enum Form: UInt8, TransferForm { case yaml, helper }

  func write(to writer: inout TransferWriter) {
    switch self {
    case .yaml(let reference, let omitted): writer.write(Form.yaml, reference, omitted)
    case .helper(let name): writer.write(Form.helper, name)
    }
  }

  init(from reader: inout TransferReader) throws(TransferFault) {
    switch try Form(from: &reader) {
    case .yaml: self = .yaml(try reader.read(), omitting: try reader.read())
    case .helper: self = .helper(try reader.read())
    }
  }
}

extension MemberLines: Transferable {
  enum Form: UInt8, TransferForm { case entries, keys, elements }

  func write(to writer: inout TransferWriter) {
    switch self {
    case .entries: writer.write(Form.entries)
    case .keys: writer.write(Form.keys)
    case .elements: writer.write(Form.elements)
    }
  }

  init(from reader: inout TransferReader) throws(TransferFault) {
    switch try Form(from: &reader) {
    case .entries: self = .entries
    case .keys: self = .keys
    case .elements: self = .elements
    }
  }
}
