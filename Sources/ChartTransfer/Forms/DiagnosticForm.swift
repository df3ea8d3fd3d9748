import Diagnostics

extension Diagnostic: Transferable {
  func write(to writer: inout TransferWriter) { writer.write(code, severity, message, location, file, related, causes, hint) }

  init(from reader: inout TransferReader) throws(TransferFault) {
    self.init(
      try reader.read(), try reader.read(), try reader.read(), at: try reader.read(), in: try reader.read(), related: try reader.read(),
      causes: try reader.read(), hint: try reader.read())
  }
}

extension DiagnosticCode: Transferable {
  func write(to writer: inout TransferWriter) { writer.write(text) }

  init(from reader: inout TransferReader) throws(TransferFault) { self.init(stringLiteral: try reader.read()) }
}

extension Severity: Transferable {
  enum Form: UInt8, TransferForm { case info, warning, error }

  func write(to writer: inout TransferWriter) {
    switch self {
    case .info: writer.write(Form.info)
    case .warning: writer.write(Form.warning)
    case .error: writer.write(Form.error)
    }
  }

  init(from reader: inout TransferReader) throws(TransferFault) {
    switch try Form(from: &reader) {
    case .info: self = .info
    case .warning: self = .warning
    case .error: self = .error
    }
  }
}

extension Diagnostic.Related: Transferable {
  func write(to writer: inout TransferWriter) { writer.write(message, location) }

  init(from reader: inout TransferReader) throws(TransferFault) { self.init(try reader.read(), at: try reader.read()) }
}

extension Cause: Transferable {
  enum Form: UInt8, TransferForm { case spec, chartValue, object, clusters }

  func write(to writer: inout TransferWriter) {
    switch self {
    case .spec(let location): writer.write(Form.spec, location)
    case .chartValue(let path): writer.write(Form.chartValue, path)
    case .object(let kind, let name): writer.write(Form.object, kind, name)
    case .clusters(let names): writer.write(Form.clusters, names)
    }
  }

  init(from reader: inout TransferReader) throws(TransferFault) {
    switch try Form(from: &reader) {
    case .spec: self = .spec(try reader.read())
    case .chartValue: self = .chartValue(try reader.read())
    case .object: self = .object(kind: try reader.read(), name: try reader.read())
    case .clusters: self = .clusters(try reader.read())
    }
  }
}

extension SourceLocation: Transferable {
  func write(to writer: inout TransferWriter) { writer.write(file, line, column, end) }

  init(from reader: inout TransferReader) throws(TransferFault) {
    self.init(file: try reader.read(), line: try reader.read(), column: try reader.read(), end: try reader.read())
  }
}

extension SourceLocation.End: Transferable {
  func write(to writer: inout TransferWriter) { writer.write(line, column) }

  init(from reader: inout TransferReader) throws(TransferFault) { self.init(line: try reader.read(), column: try reader.read()) }
}
