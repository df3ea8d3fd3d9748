import ChartModel

extension Tree: NestedTransferable {
  enum Form: UInt8, TransferForm { case value, scalar, map, list, text }

  func write(to writer: inout TransferWriter) {
    switch self {
    case .value(let value): writer.write(Form.value, value)
    case .scalar(let expression): writer.write(Form.scalar, expression)
    case .map(let entries): writer.write(Form.map, entries)
    case .list(let items): writer.write(Form.list, items)
    case .text(let source): writer.write(Form.text, source)
    }
  }

  init(inside reader: inout TransferReader) throws(TransferFault) {
    switch try Form(from: &reader) {
    case .value: self = .value(try reader.read())
    case .scalar: self = .scalar(try reader.read())
    case .map: self = .map(try reader.read())
    case .list: self = .list(try reader.read())
    case .text: self = .text(try reader.read())
    }
  }
}

extension MapEntry: NestedTransferable {
  enum Form: UInt8, TransferForm { case field, when, spread, include, comment }

  func write(to writer: inout TransferWriter) {
    switch self {
    case .field(let key, let tree): writer.write(Form.field, key, tree)
    case .when(let condition, let then, let otherwise): writer.write(Form.when, condition, then, otherwise)
    case .spread(let reference, let omitted): writer.write(Form.spread, reference, omitted)
    case .include(let helper): writer.write(Form.include, helper)
    case .comment(let text): writer.write(Form.comment, text)
    }
  }

  init(inside reader: inout TransferReader) throws(TransferFault) {
    switch try Form(from: &reader) {
    case .field: self = .field(try reader.read(), try reader.read())
    case .when: self = .when(try reader.read(), try reader.read(), else: try reader.read())
    case .spread: self = .spread(try reader.read(), omitting: try reader.read())
    case .include: self = .include(helper: try reader.read())
    case .comment: self = .comment(try reader.read())
    }
  }
}

extension ListItem: NestedTransferable {
  enum Form: UInt8, TransferForm { case item, when, spread, keys, each, comment }

  func write(to writer: inout TransferWriter) {
    switch self {
    case .item(let tree): writer.write(Form.item, tree)
    case .when(let condition, let then, let otherwise): writer.write(Form.when, condition, then, otherwise)
    case .spread(let reference): writer.write(Form.spread, reference)
    case .keys(let reference, let omitted): writer.write(Form.keys, reference, omitted)
    case .each(let loop, let body): writer.write(Form.each, loop, body)
    case .comment(let text): writer.write(Form.comment, text)
    }
  }

  init(inside reader: inout TransferReader) throws(TransferFault) {
    switch try Form(from: &reader) {
    case .item: self = .item(try reader.read())
    case .when: self = .when(try reader.read(), try reader.read(), else: try reader.read())
    case .spread: self = .spread(try reader.read())
    case .keys: self = .keys(try reader.read(), omitting: try reader.read())
    case .each: self = .each(try reader.read(), try reader.read())
    case .comment: self = .comment(try reader.read())
    }
  }
}
