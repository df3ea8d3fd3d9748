/// A value that has a form in a message.
///
/// Written by a `switch` over all cases, with a `TransferForm` for each: a case that is added to the chart model does not compile
/// until it can be written, nor its form until it can be read.
protocol Transferable {
  func write(to writer: inout TransferWriter)
  init(from reader: inout TransferReader) throws(TransferFault)
}

/// A value that may hold others of its kind: reading counts how deep it goes.
protocol NestedTransferable: Transferable {
  init(inside reader: inout TransferReader) throws(TransferFault)
}

extension NestedTransferable {
  init(from reader: inout TransferReader) throws(TransferFault) {
    try reader.enter()
    try self.init(inside: &reader)
    reader.leave()
  }
}

/// The byte that tells an enum's cases apart. The order of its cases is the format: whoever changes it raises `TransferFormat.version`.
protocol TransferForm: Transferable, CaseIterable, RawRepresentable where RawValue == UInt8 {}

extension TransferForm {
  func write(to writer: inout TransferWriter) { writer.append(rawValue) }

  init(from reader: inout TransferReader) throws(TransferFault) {
    let start = reader.position
    guard let form = Self(rawValue: try reader.byte()) else { throw .damaged(at: start) }
    self = form
  }
}
